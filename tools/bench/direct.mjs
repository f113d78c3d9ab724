// Preloaded into the measured function process: every HTTPS connection goes to the bare cloud on loopback, with the host name
// of the real service. So connections are kept alive, as they are in Azure: through a proxy the SDK opens a new one each time.
import https from "node:https";

const port = Number(process.env["BENCH_PORT"]);
// eslint-disable-next-line typescript/unbound-method -- it is called with the agent below
const connect = https.Agent.prototype.createConnection;

https.Agent.prototype.createConnection = function createConnection(options, callback) {
  return connect.call(this, Object.assign({}, options, { host: "127.0.0.1", port }), callback);
};
