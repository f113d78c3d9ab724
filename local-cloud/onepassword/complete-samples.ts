import type { AuditEvent, ItemUsage, SignInAttempt } from "./event-shapes.ts";

/*
 * One event of each stream with every documented v2 field filled (Events API reference 1.4.1), those of managed
 * service providers included. All values are ours. Tests change the fields that they are about and keep the rest.
 */

/** An audit event with every field: a manager puts a colleague into a group. */
export const completeAuditEvent = {
  uuid: "3UQOGUC7DVOCN4OZP2MDKHFLSG",
  timestamp: "2026-03-02T09:15:27.828288935Z",
  actor_uuid: "GLF6WUEKS5CSNDJ2OG6TCZD3M4",
  actor_details: {
    uuid: "GLF6WUEKS5CSNDJ2OG6TCZD3M4",
    name: "Ines Almeida",
    email: "ines.almeida@contoso.example",
    user_type: "user",
    user_account_uuid: "FKX4TQ2YBVDZDNWJ6GX2BHOQ7E",
  },
  actor_type: "user",
  actor_account_uuid: "FKX4TQ2YBVDZDNWJ6GX2BHOQ7E",
  account_uuid: "FKX4TQ2YBVDZDNWJ6GX2BHOQ7E",
  action: "join",
  object_type: "gm",
  object_uuid: "ktl2h7bvwq4n3sxoz6rfdyaeim",
  object_details: {
    uuid: "OJQGU46KAPROEJLCK674RHSAY5",
    name: "Tom Visser",
    email: "tom.visser@contoso.example",
  },
  aux_id: 9_277_034,
  aux_uuid: "OJQGU46KAPROEJLCK674RHSAY5",
  aux_details: {
    uuid: "OJQGU46KAPROEJLCK674RHSAY5",
    name: "Tom Visser",
    email: "tom.visser@contoso.example",
  },
  aux_info: "R",
  session: {
    uuid: "ODOHXUYQCJBUJKRGZNNPBJURPE",
    login_time: "2026-03-02T08:07:34.703106271Z",
    device_uuid: "rqtd557fn2husnstp5nc66w2xa",
    ip: "192.0.2.18",
  },
  location: { country: "NL", region: "North Holland", city: "Amsterdam", latitude: 52.37, longitude: 4.89 },
} as const satisfies AuditEvent;

/** An item usage with every field: somebody reveals a password. */
export const completeItemUsage = {
  uuid: "MCQODBBWJD5HISKYNP3HJPV2DV",
  timestamp: "2026-03-02T09:57:42.484116Z",
  used_version: 7,
  vault_uuid: "jaqxqf5qylslqiitnduawrndc5",
  item_uuid: "bvwmmwxisuca7wbehrbyqhag54",
  action: "reveal",
  user: {
    uuid: "OJQGU46KAPROEJLCK674RHSAY5",
    name: "Tom Visser",
    email: "tom.visser@contoso.example",
    user_type: "external_user",
    user_account_uuid: "FKX4TQ2YBVDZDNWJ6GX2BHOQ7E",
  },
  client: {
    app_name: "1Password Browser Extension",
    app_version: "81128002",
    platform_name: "Chrome",
    platform_version: "145.0.7632.76",
    os_name: "MacOSX",
    os_version: "15.6.1",
    ip_address: "2001:db8:1:12::1",
  },
  location: { country: "CA", region: "Ontario", city: "Toronto", latitude: 43.64, longitude: -79.433 },
  account_uuid: "FKX4TQ2YBVDZDNWJ6GX2BHOQ7E",
} as const satisfies ItemUsage;

/** A sign-in attempt with every field: a firewall rule stops it. */
export const completeSignInAttempt = {
  uuid: "QVWKEOEWXU2DIDHWTK6HGIF4TV",
  session_uuid: "UED4KFZ5BH37IQWTJ7LG4VPWK7",
  timestamp: "2026-03-02T07:59:04.24645983Z",
  country: "FR",
  category: "firewall_failed",
  type: "continent_blocked",
  details: { value: "Europe" },
  target_user: {
    uuid: "OJQGU46KAPROEJLCK674RHSAY5",
    name: "Tom Visser",
    email: "tom.visser@contoso.example",
    user_type: "user",
    user_account_uuid: "FKX4TQ2YBVDZDNWJ6GX2BHOQ7E",
  },
  client: {
    app_name: "1Password for Windows",
    app_version: "81202007",
    platform_name: "CONTOSO-LT-0042",
    platform_version: "Latitude 7450",
    os_name: "Windows",
    os_version: "11 (26100)",
    ip_address: "198.51.100.77",
  },
  location: { country: "FR", region: "Ile-de-France", city: "Paris", latitude: 48.857, longitude: 2.352 },
  account_uuid: "FKX4TQ2YBVDZDNWJ6GX2BHOQ7E",
} as const satisfies SignInAttempt;
