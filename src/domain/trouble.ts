/**
 * What may befall a message, or all of them, that a person must know:
 * - `unknown`: its answer was lost for longer than it can be repeated safely
 * - `late`: a digest was not sent in its week
 * - `failed`: refused, as text too, or given up
 * - `gone`: the chat was dissolved, the bot removed, the person left
 * - `config`: an administrator must act in the platform's console
 * - `quota`: calls of the month, 80 % or all of them
 */
export type TroubleKind = "unknown" | "late" | "failed" | "gone" | "config" | "quota";
