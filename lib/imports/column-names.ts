/** Names that columns of ids and of groups usually have, in lower case. */

/** The surest first: who wrote both an id of their own and one from elsewhere means the second. */
export const ID_NAMES = ["external_id", "externalid", "id", "task_id", "uid", "uuid"];
export const GROUP_NAMES = ["group", "group_id", "document", "document_id", "doc_id", "patient", "source"];
