/** Reads a file away from the page, so that one that never ends can be stopped. */
import { readSourceFile } from "@/lib/desk/rules/read-file";

addEventListener("message", (event: MessageEvent<{ bytes: ArrayBuffer; name: string }>) => {
  const { bytes, name } = event.data;
  void readSourceFile(new Uint8Array(bytes), name).then((read) => postMessage({ read }));
});
