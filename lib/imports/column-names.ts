/** Names that columns of ids and of groups usually have, in lower case. */

/** The surest first: a table with both an id of its own and an external one means the external one. */
export const ID_NAMES = ["external_id", "externalid", "id", "task_id", "uid", "uuid"];
export const GROUP_NAMES = ["group", "group_id", "document", "document_id", "doc_id", "patient", "source"];
