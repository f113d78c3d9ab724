import { describe } from "vitest";

import { expressions, queries } from "../cases.ts";

const pairs4 = `datatable(a:string, b:string) [
  '192.168.1.0', '192.168.1.0', '192.168.1.1/24', '192.168.1.255',
  '192.168.1.1', '192.168.1.255/24', '192.168.1.1/30', '192.168.1.255/24']`;
const prefixed4 = `datatable(a:string, b:string, p:long) [
  '192.168.1.1', '192.168.1.0', 31, '192.168.1.1/24', '192.168.1.255', 31, '192.168.1.1', '192.168.1.255', 24]`;
const pairs6 = `datatable(a:string, b:string) [
  '192.168.1.1', '192.168.1.1', '192.168.1.1/24', '192.168.1.255', '192.168.1.1', '192.168.1.255/24',
  '192.168.1.1/30', '192.168.1.255/24', 'fe80::85d:e82c:9446:7994', 'fe80::85d:e82c:9446:7994',
  'fe80::85d:e82c:9446:7994/120', 'fe80::85d:e82c:9446:7998', 'fe80::85d:e82c:9446:7994', 'fe80::85d:e82c:9446:7998/120',
  'fe80::85d:e82c:9446:7994/120', 'fe80::85d:e82c:9446:7998/120', '192.168.1.1', '::ffff:c0a8:0101',
  '192.168.1.1/24', '::ffff:c0a8:01ff', '::ffff:c0a8:0101', '192.168.1.255/24', '::192.168.1.1/30', '192.168.1.255/24']`;
const prefixed6 = `datatable(a:string, b:string, p:long) [
  '192.168.1.1', '192.168.1.0', 31, '192.168.1.1/24', '192.168.1.255', 31, '192.168.1.1', '192.168.1.255', 24,
  'fe80::85d:e82c:9446:7994', 'fe80::85d:e82c:9446:7995', 127, 'fe80::85d:e82c:9446:7994/127', 'fe80::85d:e82c:9446:7998', 120,
  'fe80::85d:e82c:9446:7994/120', 'fe80::85d:e82c:9446:7998', 127, '192.168.1.1/24', '::ffff:c0a8:01ff', 127,
  '::ffff:c0a8:0101', '192.168.1.255', 120, '::192.168.1.1/30', '192.168.1.255/24', 127]`;

describe("IPv4", () => {
  queries([
    [`${pairs4} | distinct c=ipv4_compare(a, b), m=ipv4_is_match(a, b)`, ["0|true"]],
    [`${prefixed4} | distinct c=ipv4_compare(a, b, p), m=ipv4_is_match(a, b, p)`, ["0|true"]],
    [
      `datatable(address:string, mask:long) [
        '192.168.1.1', 24, '192.168.1.1', 32, '192.168.1.1/24', 32, '192.168.1.1/24', long(-1)]
      | project format_ipv4(address, mask), format_ipv4_mask(address, mask)`,
      ["192.168.1.0|192.168.1.0/24", "192.168.1.1|192.168.1.1/32", "192.168.1.0|192.168.1.0/24", "|"],
    ],
    [
      `datatable(IP:string) ["10.1.2.3", "192.168.1.5", "123.1.11.21", "1.1.1.1"]
      | project ipv4_is_in_any_range(IP, dynamic(["192.168.1.1/16", "127.0.0.1/8", "10.0.0.1/8"]))`,
      ["true", "true", "false", "false"],
    ],
  ]);
  expressions([
    ["ipv4_compare('192.168.1.1', '192.168.1.2')", "-1"],
    ["ipv4_compare('192.168.1.2', '192.168.1.1')", "1"],
    ["ipv4_compare('', '192.168.1.1')", "null"],
    ["ipv4_is_match('192.168.1.256', '192.168.1.1')", "null"],
    ["ipv4_is_in_range('192.168.1.1', '192.168.1.1')", "true"],
    ["ipv4_is_in_range('192.168.1.1', '192.168.1.255/24')", "true"],
    ["ipv4_is_in_range('192.168.2.1', '192.168.1.255/24')", "false"],
    ["ipv4_is_in_range('', '192.168.1.255/24')", "null"],
    ["ipv4_is_in_any_range('192.168.1.6', '192.168.1.1/24', '10.0.0.1/8', '127.1.0.1/16')", "true"],
    ["ipv4_is_in_any_range('127.0.0.1', dynamic(['127.0.0.1', '192.168.1.1']))", "true"],
    ["ipv4_is_in_any_range('', '10.0.0.0/8')", "null"],
    ["ipv4_is_private('10.1.2.3')", "true"],
    ["ipv4_is_private('192.168.1.1/24')", "true"],
    ["ipv4_is_private('10.1.2.3/24')", "true"],
    ["ipv4_is_private('172.32.0.1')", "false"],
    ["ipv4_is_private('202.1.2.3')", "false"],
    ["ipv4_is_private('127.0.0.1')", "false"],
    ["ipv4_is_private('')", "null"],
    ["ipv4_netmask_suffix('10.1.2.3')", "32"],
    ["ipv4_netmask_suffix('192.168.1.1/24')", "24"],
    ["ipv4_netmask_suffix('127.0.0.1/16')", "16"],
    ["ipv4_netmask_suffix('')", "null"],
    ["ipv4_range_to_cidr_list('1.1.128.0', '1.1.140.255')", '["1.1.128.0/21","1.1.136.0/22","1.1.140.0/24"]'],
    ["ipv4_range_to_cidr_list('0.0.0.0', '255.255.255.255')", '["0.0.0.0/0"]'],
    ["ipv4_range_to_cidr_list('1.1.1.1', '1.1.1.2')", '["1.1.1.1/32","1.1.1.2/32"]'],
    ["ipv4_range_to_cidr_list('', '1.1.1.2')", "null"],
    ["parse_ipv4('192.168.1.1')", "3232235777"],
    ["parse_ipv4('192.168.1.1/24')", "3232235776"],
    ["parse_ipv4('255.255.255.255/31')", "4294967294"],
    ["parse_ipv4('')", "null"],
    ["parse_ipv4_mask('127.0.0.1', 24)", "2130706432"],
    ["parse_ipv4_mask('127.0.0.1', 33)", "null"],
    ["format_ipv4('192.168.1.255')", "192.168.1.255"],
    ["format_ipv4(3232236031, 24)", "192.168.1.0"],
    ["format_ipv4('')", ""],
  ]);
});

describe("IPv6", () => {
  queries([
    [`${pairs6} | distinct c=ipv6_compare(a, b), m=ipv6_is_match(a, b)`, ["0|true"]],
    [`${prefixed6} | distinct c=ipv6_compare(a, b, p), m=ipv6_is_match(a, b, p)`, ["0|true"]],
    [
      `datatable(ip:string, mask:long) [
        '192.168.255.255', 120, '192.168.255.255/24', 124, '255.255.255.255', 128, 'fe80::85d:e82c:9446:7994', 128,
        'fe80::85d:e82c:9446:7994/120', 124, '::192.168.255.255', 128, '::192.168.255.255/24', 128, '', 128]
      | project parse_ipv6_mask(ip, mask)`,
      [
        "0000:0000:0000:0000:0000:ffff:c0a8:ff00",
        "0000:0000:0000:0000:0000:ffff:c0a8:ff00",
        "0000:0000:0000:0000:0000:ffff:ffff:ffff",
        "fe80:0000:0000:0000:085d:e82c:9446:7994",
        "fe80:0000:0000:0000:085d:e82c:9446:7900",
        "0000:0000:0000:0000:0000:ffff:c0a8:ffff",
        "0000:0000:0000:0000:0000:ffff:c0a8:ff00",
        "",
      ],
    ],
    [
      `datatable(IP:string) [
        "a5e:f127:8a9d:146d:e102:b5d3:c755:abcd", "a5e:f127:8a9d:146d:e102:b5d3:c755:abce",
        "a5e:f127:8a9d:146d:e102:b5d3:c755:abcf", "a5e:f127:8a9d:146d:e102:b5d3:c756:abd1"]
      | project ipv6_is_in_any_range(IP, dynamic([
        "a5e:f127:8a9d:146d:e102:b5d3:c755:f6cd/112", "0:0:0:0:0:ffff:c0a8:ac/60"]))`,
      ["true", "true", "true", "false"],
    ],
  ]);
  const address = "'a5e:f127:8a9d:146d:e102:b5d3:c755:abcd'";
  expressions([
    [`ipv6_is_in_range(${address}, 'a5e:f127:8a9d:146d:e102:b5d3:c755:0000/112')`, "true"],
    [`ipv6_is_in_range(${address}, ${address})`, "true"],
    [`ipv6_is_in_range(${address}, '0:0:0:0:0:ffff:c0a8:ac/60')`, "false"],
    ["ipv6_is_in_range('', '::/0')", "null"],
    ["parse_ipv6('192.168.255.255')", "0000:0000:0000:0000:0000:ffff:c0a8:ffff"],
    ["parse_ipv6('192.168.255.255/24')", "0000:0000:0000:0000:0000:ffff:c0a8:ff00"],
    ["parse_ipv6('255.255.255.255')", "0000:0000:0000:0000:0000:ffff:ffff:ffff"],
    ["parse_ipv6('::1')", "0000:0000:0000:0000:0000:0000:0000:0001"],
    ["parse_ipv6('1::2::3')", ""],
    ["parse_ipv6('')", ""],
  ]);
});

describe("IPv4 addresses in texts", () => {
  const log = "'05:04:54 127.0.0.1 GET /favicon.ico 404'";
  const bad = "'05:04:54 127.0.0.256 GET /favicon.ico 404'";
  const glued = "'05:04:54127.0.0.1 GET /favicon.ico 404'";
  expressions([
    [`has_ipv4(${log}, '127.0.0.1')`, "true"],
    [`has_ipv4(${bad}, '127.0.0.256')`, "false"],
    [`has_ipv4(${glued}, '127.0.0.1')`, "false"],
    ["has_ipv4('', '127.0.0.1')", "false"],
    [`has_any_ipv4(${log}, '127.0.0.1', '127.0.0.2')`, "true"],
    [`has_any_ipv4(${log}, dynamic(['127.0.0.1', '127.0.0.2']))`, "true"],
    [`has_any_ipv4(${bad}, dynamic(['127.0.0.256', '192.168.1.1']))`, "false"],
    [`has_any_ipv4(${glued}, '127.0.0.1', '192.168.1.1')`, "false"],
    [`has_ipv4_prefix(${log}, '127.0.')`, "true"],
    [`has_ipv4_prefix(${log}, '127.0')`, "false"],
    [`has_ipv4_prefix(${bad}, '127.0.')`, "false"],
    [`has_ipv4_prefix(${glued}, '127.0.')`, "false"],
    [`has_any_ipv4_prefix(${log}, '127.0.', '192.168.')`, "true"],
    [`has_any_ipv4_prefix(${log}, dynamic(['127.0.', '192.168.']))`, "true"],
    [`has_any_ipv4_prefix(${log}, '127.0')`, "false"],
    [`has_any_ipv4_prefix(${glued}, '127.0.', '192.')`, "false"],
  ]);
});
