/** The port in the text, 3000 without one. Throws a StartError for what is no port. */
export function readPort(text: string | undefined): number;
/** Throws a StartError where something listens on the port already. */
export function requireFree(port: number): Promise<void>;
/** Whether nothing listens on the port. */
export function isFree(port: number): Promise<boolean>;
/** A port that nothing listens on. */
export function freePort(): Promise<number>;
