import { describe, expect, it } from "vitest";

import { queries } from "../cases.ts";
import { run, texts } from "../running.ts";

const networks = `let Networks = datatable(network:string, Name:string, Site:string)[
  '111.68.128.0/17', 'Asia', 'JP', '5.8.0.0/19', 'Europe', 'RU', '2.20.183.0/24', 'Europe', 'GB', '5.8.1.0/24', 'Office', 'RU', 'none', '-', '-'];`;
const addresses =
  "datatable(ip:string, Site:string)['2.20.183.12', 'GB', '5.8.1.2', 'DE', '192.165.12.17', 'DE', '', 'GB']";

describe("evaluate ipv4_lookup", () => {
  queries([
    [
      `${networks} ${addresses} | project ip | evaluate ipv4_lookup(Networks, ip, network)`,
      ["2.20.183.12|2.20.183.0/24|Europe|GB", "5.8.1.2|5.8.0.0/19|Europe|RU", "5.8.1.2|5.8.1.0/24|Office|RU"],
    ],
    [
      `${networks} ${addresses} | evaluate ipv4_lookup(Networks, ip, network, return_unmatched = true) | project ip, Name`,
      ["2.20.183.12|Europe", "5.8.1.2|Europe", "5.8.1.2|Office", "192.165.12.17|", "|"],
    ],
    [
      `${networks} ${addresses} | evaluate ipv4_lookup(Networks, ip, network, Site)`,
      ["2.20.183.12|GB|2.20.183.0/24|Europe"],
    ],
    [
      `${networks} ${addresses} | evaluate ipv4_lookup(Networks, ip, network, Site, true) | project ip, Name`,
      ["2.20.183.12|Europe", "5.8.1.2|", "192.165.12.17|", "|"],
    ],
    [
      `${networks} datatable(net:string)['5.8.0.0/16', '0.0.0.0/0'] | evaluate ipv4_lookup(Networks, net, network) | project net, Name`,
      [
        "5.8.0.0/16|Europe",
        "5.8.0.0/16|Office",
        "0.0.0.0/0|Asia",
        "0.0.0.0/0|Europe",
        "0.0.0.0/0|Europe",
        "0.0.0.0/0|Office",
      ],
    ],
    [
      `${networks} ${addresses} | evaluate ipv4_lookup((Networks | where Name == 'Office' | project net = network), ip, net)`,
      ["5.8.1.2|DE|5.8.1.0/24"],
    ],
    [`${networks} ${addresses} | take 0 | evaluate ipv4_lookup(Networks, ip, network)`, []],
    [`${networks} ${addresses} | evaluate ipv4_lookup((Networks | take 0), ip, network)`, []],
  ]);

  it("gives columns that both tables have another name", async () => {
    const { schema } = await run(`${networks} ${addresses} | evaluate ipv4_lookup(Networks, ip, network)`);
    expect(schema.map(({ name }) => name)).toEqual(["ip", "Site", "network", "Name", "Site1"]);
  });

  it("refuses an extra key that has another type in the other table", async () => {
    await expect(
      texts(`${networks} print ip = '5.8.1.2', Site = 1 | evaluate ipv4_lookup(Networks, ip, network, Site)`),
    ).rejects.toThrow("Site must be a column of both tables, of one type");
  });
});

describe("evaluate ipv6_lookup", () => {
  queries([
    [
      `let Networks = datatable(network:string, Name:string)['2001:0db8:85a3::/48', 'US', '2404:6800:4001::/48', 'JP', '10.0.0.0/8', 'Home'];
       datatable(ip:string)['2001:0db8:85a3:0000:0000:8a2e:0370:7334', 'a5e:f127:8a9d:146d:e102:b5d3:c755:abcd', '10.1.2.3']
       | evaluate ipv6_lookup(Networks, ip, network) | project Name`,
      ["US", "Home"],
    ],
  ]);
});
