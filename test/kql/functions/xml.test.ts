import { describe, expect, it } from "vitest";

import { expressions } from "../cases.ts";
import { valueOf } from "../running.ts";

describe("parse_xml", () => {
  // The table of the page "parse_xml()".
  expressions([
    ["parse_xml('<e/>')", '{"e":null}'],
    ["parse_xml('<e></e>')", '{"e":null}'],
    ["parse_xml('<e>text</e>')", '{"e":"text"}'],
    [`parse_xml('<e name="value" />')`, '{"e":{"@name":"value"}}'],
    [`parse_xml('<e name="value">text</e>')`, '{"e":{"@name":"value","#text":"text"}}'],
    ["parse_xml('<e> <a>text</a> <b>text</b> </e>')", '{"e":{"a":"text","b":"text"}}'],
    ["parse_xml('<e> <a>text</a> <a>text</a> </e>')", '{"e":{"a":["text","text"]}}'],
    ["parse_xml('<e> text <a>text</a> </e>')", '{"e":{"#text":"text","a":"text"}}'],
  ]);

  // Its example.
  expressions([
    [
      `parse_xml('<?xml version="1.0" encoding="UTF-8"?>\\n<duration>\\n  <value>118.0</value>\\n  <count>5.0</count>\\n</duration>\\n')`,
      '{"duration":{"value":118.0,"count":5.0}}',
    ],
    ["parse_xml('<d><min>100.0</min></d>').d.min + 1.5", "101.5"],
  ]);

  describe("of events of Windows", () => {
    const event = `'<Event xmlns="urn:e"><EventData><Data Name="User">ada</Data><Data Name="Id">0x1</Data></EventData></Event>'`;
    expressions([
      [`tostring(parse_xml(${event}).Event.EventData.Data[0]['@Name'])`, "User"],
      [`tostring(parse_xml(${event}).Event.EventData.Data[1]['#text'])`, "0x1"],
    ]);
  });

  describe("of the rest of XML", () => {
    expressions([
      ["parse_xml('<e>a &lt; b &amp;&#65;&#x42;</e>').e", "a < b &AB"],
      [`parse_xml("<e a='&quot;x&quot;'/>").e['@a']`, '"x"'],
      ["parse_xml('<!DOCTYPE e [<!ELEMENT e ANY>]><!-- c --><e><!-- <a> --><![CDATA[<b>]]>t</e>')", '{"e":"t"}'],
      ["parse_xml('<a><a><a>1</a></a><a/></a>')", '{"a":{"a":[{"a":1},null]}}'],
      ["parse_xml('<e>007</e>')", '{"e":"007"}'],
      ["parse_xml('<n:e n:a=\"x\"/>')", '{"n:e":{"@n:a":"x"}}'],
    ]);
  });

  it.each([
    "",
    " ",
    "text",
    "<e>",
    "</e>",
    "<e></f>",
    "<e/><f/>",
    "<e/>text",
    "text<e/>",
    '<e a="1" a="2"/>',
    "<e a=1/>",
    "<e>a & b</e>",
    "<e>&nope;</e>",
    "<e>&constructor;</e>",
    "<e>&#x110000;</e>",
    "<e>a < b</e>",
    "<1/>",
    "<!-- open <e/>",
  ])("of %j, which is no XML, is null", async (document) => {
    expect(await valueOf(`parse_xml('${document}')`)).toBe("null");
  });

  // `<e>` and `</e>` are 7 of the letters.
  it.each([
    [1_048_576 - 7, "1048569"],
    [1_048_576 - 6, "0"],
  ])("of %i letters has %s of them: more than 1 MB is null", async (letters, read) => {
    const text = `substring(strrep(strrep('x', 1024), 1024), 0, ${letters})`;
    expect(await valueOf(`strlen(tostring(parse_xml(strcat('<e>', ${text}, '</e>')).e))`)).toBe(read);
  });
});
