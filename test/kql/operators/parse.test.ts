import { describe, expect, it } from "vitest";

import { queries } from "../cases.ts";
import { run } from "../running.ts";

function traces(...rows: readonly string[]): string {
  return `datatable(EventText:string)[${rows.map((row) => `'${row}'`).join(", ")}]`;
}

function event(totalSlices: string, sliceNumber: string, releaseTime: string): string {
  return `Event: NotifySliceRelease (resourceName=PipelineScheduler, totalSlices=${totalSlices}, sliceNumber=${sliceNumber}, lockTime=02/17/2016 08:40:01, releaseTime=${releaseTime}, previousLockTime=02/17/2016 08:39:01)`;
}

const good = event("27", "23", "02/17/2016 08:40:01");
const badNumber = event("27", "invalid_number", "02/17/2016 08:40:01");
const badTotal = event("nonValidLongValue", "20", "nonValidDateTime 08:40:01");
const pattern = `with * "resourceName=" resourceName ", totalSlices=" totalSlices: long * "sliceNumber=" sliceNumber: long * "lockTime=" lockTime ", releaseTime=" releaseTime: date "," * "previousLockTime=" previousLockTime: date ")" *`;
const parsed = "PipelineScheduler|27|23|02/17/2016 08:40:01|2016-02-17T08:40:01.0000000Z|2016-02-17T08:39:01.0000000Z";
const relaxed = `kind=relaxed EventText with * "resourceName=" resourceName ", totalSlices=" totalSlices: long ", sliceNumber=" sliceNumber: long * "lockTime=" lockTime ", releaseTime=" releaseTime: date "," * "previousLockTime=" previousLockTime: date ")" *`;

describe("parse", () => {
  // Texts and results of the documentation, "parse operator" and "parse-where operator".
  queries([
    [`${traces(good)} | parse EventText ${pattern} | project-away EventText`, [parsed]],
    [`${traces(badNumber)} | parse EventText ${pattern} | project-away EventText`, ["|null|null||null|null"]],
    [`${traces(good, badNumber)} | parse-where EventText ${pattern} | project-away EventText`, [parsed]],
    [
      `${traces(badTotal)} | parse ${relaxed} | project-away EventText`,
      ["PipelineScheduler|null|20|02/17/2016 08:40:01|null|2016-02-17T08:39:01.0000000Z"],
    ],
    [
      `print Contacts = "Event: LeadContact (email=abi@fourthcoffee.com, Website=https:www.fourthcoffee.com)"
       | parse Contacts with * "email=" alias:string "@" domain: string ", Website=https:" WebsiteDomain: string ")"
       | project EmailAddress=strcat(alias, "@", domain), EmailAlias=alias, WebsiteDomain`,
      ["abi@fourthcoffee.com|abi|www.fourthcoffee.com"],
    ],
    [
      String.raw`${traces(good)} | parse kind=regex EventText with "(.*?)[a-zA-Z]*=" resourceName @", totalSlices=\s*\d+\s*.*?sliceNumber=" sliceNumber: long  ".*?(previous)?lockTime=" lockTime ".*?releaseTime=" releaseTime ".*?previousLockTime=" previousLockTime: date "\\)" | project resourceName, sliceNumber, lockTime, releaseTime, previousLockTime`,
      ["PipelineScheduler|23|02/17/2016 08:40:01, |02/17/2016 08:40:01, |2016-02-17T08:39:01.0000000Z"],
    ],
    [
      `${traces(good)} | parse kind=regex EventText with * "resourceName=" resourceName ',' * | project resourceName`,
      [
        "PipelineScheduler, totalSlices=27, sliceNumber=23, lockTime=02/17/2016 08:40:01, releaseTime=02/17/2016 08:40:01",
      ],
    ],
    [
      `${traces(good)} | parse kind=regex flags=Ui EventText with * "RESOURCENAME=" resourceName ',' * | project resourceName`,
      ["PipelineScheduler"],
    ],
    [
      `${traces(event("non_valid_integer", "11", "x"), good)} | parse-where kind = regex flags=i EventText with * "RESOURCENAME=" resourceName "," * "totalSlices=" totalSlices: long "," * | project resourceName, totalSlices`,
      ["PipelineScheduler|27"],
    ],
    [
      `${traces(good)} | parse-where kind = regex EventText with * "RESOURCENAME=" resourceName "," * "totalSlices=" totalSlices: long "," *`,
      [],
    ],
  ]);

  queries([
    ["print t = 'a=1;b=x' | parse t with 'a=' a:long ';b=' b", ["a=1;b=x|1|x"]],
    ["print t = 'zz a=1' | parse t with 'a=' a:long", ["zz a=1|null"]],
    ["print t = 'a=1 zz' | parse t with 'a=' a:long *", ["a=1 zz|1"]],
    ["print t = 'a=1 zz' | parse t with 'a=' a:long", ["a=1 zz|null"]],
    ["print t = '7-x' | parse t with n:long '-' rest", ["7-x|7|x"]],
    ["print d = dynamic({'k': 5}) | parse d.k with n:long", [`{"k":5}|5`]],
    ["datatable(t:string)[''] | parse t with 'a=' a:long | extend isnull(a)", ["|null|true"]],
    ["datatable(t:string)[] | parse t with 'a=' a:long", []],
    ["datatable(t:string)[] | parse-where t with 'a=' a:long", []],
    [
      "print t = 'id=00000000-0000-0000-0000-000000000001' | parse t with 'id=' id:guid",
      ["id=00000000-0000-0000-0000-000000000001|00000000-0000-0000-0000-000000000001"],
    ],
  ]);

  it("refuses a column that is there already", async () => {
    await expect(run("print t = 'b=9', b = 1 | parse t with 'b=' b:string")).rejects.toThrow("A new column b");
  });

  it("refuses look-around in a pattern", async () => {
    await expect(run("print t = 'a' | parse kind=regex t with '(?=a)' x")).rejects.toThrow("is not supported");
  });
});

describe("parse-kv", () => {
  // The documentation's, "parse-kv operator".
  queries([
    [
      `print str="ThreadId:458745723, Machine:Node001, Text: The service is up, Level: Info"
       | parse-kv str as (Text: string, ThreadId:long, Machine: string) with (pair_delimiter=',', kv_delimiter=':') | project-away str`,
      ["The service is up|458745723|Node001"],
    ],
    [
      `print str='src=10.1.1.123 dst=10.1.1.124 bytes=125 failure="connection aborted" "event time"=2021-01-01T10:00:54'
       | parse-kv str as (['event time']:datetime, src:string, dst:string, bytes:long, failure:string) with (pair_delimiter=' ', kv_delimiter='=', quote='"') | project-away str`,
      ["2021-01-01T10:00:54.0000000Z|10.1.1.123|10.1.1.124|125|connection aborted"],
    ],
    [
      `print str='src=10.1.1.123 failure=(connection aborted) (event time)=(2021-01-01 10:00:54)'
       | parse-kv str as (['event time']:datetime, src:string, failure:string) with (pair_delimiter=' ', kv_delimiter='=', quote='()') | project-away str`,
      ["2021-01-01T10:00:54.0000000Z|10.1.1.123|connection aborted"],
    ],
    [
      String.raw`print str='bytes=125 failure="the remote host sent \\"bye!\\"" time=2021-01-01T10:00:54'
       | parse-kv str as (['time']:datetime, bytes:long, failure:string) with (pair_delimiter=' ', kv_delimiter='=', quote='"', escape='\\') | project-away str`,
      [`2021-01-01T10:00:54.0000000Z|125|the remote host sent "bye!"`],
    ],
    [
      `print str='name=John Doe phone=555 5555 city=New York'
       | parse-kv str as (name:string, phone:string, city:string) with (pair_delimiter=' ', kv_delimiter='=') | project-away str`,
      ["John|555|New"],
    ],
    [
      `print str='name=John Doe phone=555 5555 city=New York'
       | parse-kv str as (name:string, phone:string, city:string) with (pair_delimiter=' ', kv_delimiter='=', greedy=true) | project-away str`,
      ["John Doe|555 5555|New York"],
    ],
    [
      `print str="2021-01-01T10:00:34 [INFO] ThreadId:458745723, Machine:Node001, Text: Started"
       | parse-kv str as (Text: string, ThreadId:long, Machine: string) | project-away str`,
      ["Started|458745723|Node001"],
    ],
    [
      String.raw`print str="2021-01-01T10:00:34 [INFO] ThreadId:458745723, Machine:Node001, Text: 'The service \\' is up'"
       | parse-kv str as (Text: string, ThreadId:long, Machine: string) with (quote="'", escape='\\') | project-away str`,
      ["The service ' is up|458745723|Node001"],
    ],
    [
      String.raw`print str=@'["referer url: https://hostname.com/redirect?dest=/?h=1234", "request url: https://hostname.com/?h=1234", "advertiser id: 24fefbca-cf27-4d62-a623-249c2ad30c73"]'
       | parse-kv str as (['referer url']:string, ['request url']:string, ['advertiser id']: guid) with (regex=@'"([\w ]+)\s*:\s*([^"]*)"') | project-away str`,
      ["https://hostname.com/redirect?dest=/?h=1234|https://hostname.com/?h=1234|24fefbca-cf27-4d62-a623-249c2ad30c73"],
    ],
    [
      "print s='a=1,a=2' | parse-kv s as (a:long, b:long, c:string) with (pair_delimiter=',', kv_delimiter='=')",
      ["a=1,a=2|1|null|"],
    ],
    ["datatable(s:string)[''] | parse-kv s as (a:long) with (pair_delimiter=',', kv_delimiter='=')", ["|null"]],
  ]);
});
