import { authHandler } from "@/lib/server/auth/auth-handler";

export { authHandler as GET, authHandler as POST };
