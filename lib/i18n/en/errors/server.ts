/** The disk, background jobs, the demo, and faults of the server. */
export const server = {
  diskFull: "The disk of the server is full. Nothing was saved; free some space and try again.",
  diskFullFile: "The disk of the server is full. The file was not kept.",
  databaseFull: "The disk of the database is full. Nothing was saved.",
  jobKilled: "The server stopped several times while doing this.",
  jobNotUnderstood: "This version of the program does not understand the job. Start it again.",
  jobFault: "Something went wrong on our side. Reference: {id}",
  fault: "Something went wrong on our side. Nothing was changed. Reference: {id}",
  demoExists: "The demo projects are here already. Delete them to make them anew.",
  demoRunning: "The demo projects are being made right now.",
  emailTaken: "{email} belongs to a person, so it cannot be simulated.",
  storageKey: "refused storage key {key}",
  raterTwice: "A rater has two answers to the same task; pass the current one only.",
} as const;
