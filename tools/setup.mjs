// Installs the project's dependencies when they are missing or out of date, before any npm script runs.
// Plain JavaScript that needs nothing installed: on a fresh clone this is the first thing to run.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const MINIMUM_NODE = 20;
const LOCK_POLL_MS = 250;
/** A lock directory without a process id is one that is being made, unless it is older than this. */
const LOCK_GRACE_MS = 10_000;

/**
 * The packages that keep `node_modules` from matching the lock file. npm writes `node_modules/.package-lock.json` as the
 * last step of an install, so an install that was cut short counts as missing.
 *
 * @param {string} root the folder of package.json
 * @returns {string | undefined} why an install is needed, in words; undefined when none is
 */
export function reasonToInstall(root) {
  const installedFile = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return "dependencies are missing";
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  const installed = packagesOf(installedFile);
  for (const [location, entry] of Object.entries(wanted)) {
    if (location === "" || entry.link) continue;
    const found = installed[location];
    if (found === undefined) {
      // Packages for another platform are in the lock file and, rightly, not installed.
      if (entry.optional) continue;
      return "dependencies are missing";
    }
    const sameContents = entry.integrity === undefined || found.integrity === entry.integrity;
    if (found.version !== entry.version || !sameContents) return "dependencies are out of date";
  }
  return undefined;
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @param {string} lockFile
 * @returns {Record<string, LockedPackage>} by location, as `node_modules/hono`
 */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages ?? {};
}

/**
 * Runs `npm ci` with the Node that runs npm: the one in node_modules is about to be replaced.
 *
 * @param {string} root
 */
function install(root) {
  const { npm_execpath: npmScript, npm_node_execpath: npmNode } = process.env;
  const flags = ["ci", "--no-fund", "--no-audit"];
  const [command, arguments_] =
    npmScript !== undefined && npmNode !== undefined && path.basename(npmScript) === "npm-cli.js"
      ? [npmNode, [npmScript, ...flags]]
      : ["npm", flags];
  // On Windows npm is a .cmd file, which only a shell can start.
  const shell = command === "npm" && process.platform === "win32";
  const { status, error } = spawnSync(command, arguments_, { cwd: root, stdio: ["ignore", 2, 2], shell });
  if (error !== undefined) throw new Error(`Could not start npm: ${error.message}`);
  if (status !== 0) throw new Error("npm ci failed; its output above says why.");
}

/**
 * Takes the lock, waiting for another setup of the same folder to end.
 *
 * @param {string} root
 * @returns {() => void} gives the lock back
 */
function takeLock(root) {
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const lock = path.join(tmpdir(), `onepassword-sentinel-setup-${name}`);
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(path.join(lock, "pid"), String(process.pid));
      return () => rmSync(lock, { recursive: true, force: true });
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
    if (isAbandoned(lock)) abandon(lock);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_POLL_MS);
  }
}

/**
 * Whether the process that took the lock is gone.
 *
 * @param {string} lock
 */
function isAbandoned(lock) {
  const pid = readOrUndefined(path.join(lock, "pid"));
  if (pid === undefined) {
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    return made !== undefined && Date.now() - made > LOCK_GRACE_MS;
  }
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    // Anything else, as EPERM, means that the process is alive and belongs to another user.
    return codeOf(error) === "ESRCH";
  }
}

/** @param {string} file */
function readOrUndefined(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * Renaming is atomic, so of two that find the lock abandoned one removes it and the other tries again.
 *
 * @param {string} lock
 */
function abandon(lock) {
  const grave = `${lock}-${process.pid}`;
  try {
    renameSync(lock, grave);
    rmSync(grave, { recursive: true, force: true });
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** @param {string} root the folder of package.json */
function setUp(root) {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < MINIMUM_NODE)
    throw new Error(`This project needs Node ${MINIMUM_NODE} or later; this is ${process.version}.`);
  if (reasonToInstall(root) === undefined) return;
  const release = takeLock(root);
  try {
    const reason = reasonToInstall(root);
    if (reason === undefined) return;
    console.error(`Setting up: ${reason}, running npm ci (once; takes about a minute).`);
    install(root);
    if (!existsSync(path.join(root, "node_modules", "node", "bin"))) {
      throw new Error(
        "npm ci did not install Node 24. Are install scripts switched off (npm config get ignore-scripts)?",
      );
    }
  } finally {
    release();
  }
}

// Both as real paths: a checkout may sit behind a symbolic link. (`import.meta.main` needs a newer Node.)
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    setUp(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
