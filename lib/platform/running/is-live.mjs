/** Whether the Parley of this machine answers on its `PORT`: ends with 0 if so, as a container's health check asks. */
import { request as byHttp } from "node:http";
import { request as byHttps } from "node:https";

const { PORT = "3000", TLS_CERT_FILE } = process.env;
// Its certificate is in the name that readers use, and not in that of its own machine.
const asked = { host: "127.0.0.1", port: PORT, path: "/api/health/live", rejectUnauthorized: false, timeout: 4000 };
const end = (isLive) => process.exit(isLive ? 0 : 1);

(TLS_CERT_FILE ? byHttps : byHttp)(asked, ({ statusCode }) => end(statusCode === 200))
  .on("timeout", () => end(false))
  .on("error", () => end(false))
  .end();
