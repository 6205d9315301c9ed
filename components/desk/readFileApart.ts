import { type FileRead, fileTooLarge, largestSourceFile } from "@/lib/desk/rules/source-file";

/** As long as a file may take to be read, in milliseconds. */
const longest = 20_000;

/** The words of a file, read in a worker that is ended when it takes too long. Never throws. */
export async function readFileApart(file: File): Promise<FileRead> {
  if (file.size > largestSourceFile) return { ok: false, message: fileTooLarge };
  try {
    const bytes = await file.arrayBuffer();
    const worker = new Worker(new URL("./readFile.worker.ts", import.meta.url), { type: "module" });
    try {
      return await new Promise<FileRead>((resolve) => {
        const timer = setTimeout(
          () => resolve({ ok: false, message: "This file takes too long to be read. Paste its words." }),
          longest,
        );
        const settle = (read: FileRead) => {
          clearTimeout(timer);
          resolve(read);
        };
        // The reader of PDFs takes a worker for its own, and sends messages of its own from it.
        worker.addEventListener(
          "message",
          ({ data }: MessageEvent<{ read?: FileRead }>) => data.read && settle(data.read),
        );
        worker.addEventListener("error", () =>
          settle({ ok: false, message: "This file cannot be read. Paste its words." }),
        );
        worker.postMessage({ bytes, name: file.name }, [bytes]);
      });
    } finally {
      worker.terminate();
    }
  } catch {
    return { ok: false, message: "The file cannot be opened: choose it again." };
  }
}
