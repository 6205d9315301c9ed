/** The port in the text of that setting, 3000 without one. Throws a StartError for what is no port. */
export function readPort(text: string | undefined, name?: string): number;
/** The address in the text, loopback without one. Throws a StartError for what is none. */
export function readListen(text: string | undefined): string;
/** Throws a StartError where something listens on the port of that address already; without one, of loopback. */
export function requireFree(port: number, address?: string): Promise<void>;
/** Whether nothing listens on the port. */
export function isFree(port: number): Promise<boolean>;
/** A port that nothing listens on. */
export function freePort(): Promise<number>;
