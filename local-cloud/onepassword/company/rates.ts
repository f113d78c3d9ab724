/*
 * How often things happen in the generated company: our judgement of an ordinary one, kept in one place so that it can be argued with.
 * Where people are many, a rate is the chance that it happens to one person on one working day (500 people: a rate of 0.002 is one a day).
 */

/** Chances of a person's working day, from 0 to 1. */
export const personDay = {
  /** Monday to Friday, no holiday: the rest are ill or on holiday. */
  worksOnWorkday: 0.93,
  /** Somebody always works at the weekend. */
  worksOnQuietDay: 0.04,
  /** A typo or a forgotten password, before the first sign-in, by those who type one. */
  wrongPassword: 0.04,
  /** A code typed wrongly or too late, by those who use one. */
  wrongCode: 0.015,
  /** Signed in to the identity provider with a private account. */
  wrongIdentity: 0.002,
  /** A café's or hotel's address that a firewall rule does not want. */
  blocked: 0.003,
  /** An old app on an old phone in a drawer. */
  oldVersion: 0.002,
  /** The laptop has no connection for some hours, and sends what it did up to two days later. */
  offline: 0.04,
  /** The whole day through the VPN. */
  vpnDay: 0.1,
  /** VPN switched on in the middle of the day. */
  vpnLater: 0.01,
  /** In the office, of those who have one near. */
  office: 0.5,
  /** A handover, a new laptop, a clean-up: a dozen to twenty items looked at within half an hour. */
  busyHalfHour: 0.002,
  /** An attachment saved to disk, or an item exported: one to three of them. */
  download: 0.006,
  /** A developer's project loads its secrets with the command line tool; only those who use it. */
  commandLine: 0.5,
  /** A phone at the border takes the neighbour country's network; only where there is one. */
  roaming: 0.005,
} as const;

/** Chances of other things. */
export const otherRates = {
  /** A week on the road: about 15 of 500 people at a time. */
  tripAWeek: 0.03,
  /** Of the trips, those to a place where the company is not (a conference). */
  conference: 0.15,
  /** Of engineers and platform people, those who use the command line tool. */
  commandLineUsers: 0.35,
  /** Tries with a wrong password until the right one: one, two, ... five. */
  wrongPasswordTries: [0.7, 0.2, 0.06, 0.03, 0.01],
  /** A build job runs on another machine of its pool for a day. */
  otherRunner: 0.02,
  /** New people a month for each person there is; as many leave. */
  joinersAMonth: 0.012,
  /** Of them, those who come by provisioning, not by a colleague's invitation. */
  joinersByProvisioning: 0.85,
  /** Of those who leave, those who export a vault on their last day. */
  leaversWhoExport: 0.03,
  /** Days that a phone, a laptop, a browser's profile lasts. */
  deviceDays: { laptop: 1100, browser: 800, phone: 1000 },
} as const;

/** What people do now and then that leaves an audit event, by chance a person and day. */
export const actsOfPeople = {
  /** An item shared by link with somebody outside or without an account. */
  shareItem: 0.02,
  /** The link withdrawn. */
  unshareItem: 0.002,
  /** One to four items moved to the trash. */
  deleteItems: 0.03,
  /** A document or an attachment added. */
  addFile: 0.01,
  /** An item sent to a colleague. */
  sendItem: 0.003,
  /** The account password changed, about every second year. */
  changePassword: 0.002,
  /** A new Secret Key: hardly ever. */
  changeSecretKey: 0.000_06,
  /** The second factor set up again on a new phone. */
  changeSecondFactor: 0.0008,
  /** A new name (marriage, a typo). */
  changeName: 0.0002,
  /** Old devices tidied away. */
  removeOldDevices: 0.0006,
  /** A whole vault exported: twice a quarter among 500. */
  exportVault: 0.000_06,
} as const;

/** What administrators do, for each hundred people and month of 21 working days. */
export const actsOfAdministrators = {
  /** Somebody put into a group by hand. */
  joinGroup: 6,
  leaveGroup: 2.5,
  /** Made a manager of a group, or no longer. */
  groupRole: 0.4,
  /** Somebody given a vault for a project, taken from him again, or given other rights. */
  grantVault: 2.4,
  revokeVault: 1.6,
  updateAccess: 0.6,
  /** A group given a vault. */
  grantVaultToGroup: 0.6,
  createVault: 1.2,
  renameVault: 0.8,
  deleteVault: 0.1,
  createGroup: 0.2,
  /** The administrator looks into a vault themselves: one a month among 500. */
  grantVaultToSelf: 0.2,
  viewReport: 2.5,
  exportReport: 0.3,
  /** Somebody forgot everything. */
  recovery: 1,
  /** Somebody lost the phone with the second factor: switched off by an administrator, set up again by its owner. */
  resetSecondFactor: 0.5,
  /** A lost laptop: all devices of its owner signed out. */
  signOutDevices: 0.2,
  /** A guest becomes a member. */
  promoteGuest: 0.1,
  changeFirewall: 0.1,
  changeSsoPolicy: 0.06,
  changeSharing: 0.04,
  addDomain: 0.02,
  /** A new integration (a Connect server, a service account). */
  createIntegration: 0.15,
  /** A token made anew and the old one revoked the same day. */
  rotateToken: 0.5,
} as const;

/** A kind of rare act of people. */
export type PersonalAct = keyof typeof actsOfPeople;
/** A kind of administrative act. */
export type AdministrativeAct = keyof typeof actsOfAdministrators;
