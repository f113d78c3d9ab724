import { describe, expect, it } from "vitest";

import { expressions } from "../cases.ts";
import { valueOf } from "../running.ts";

function path(directory: string, name: string, parts: Readonly<Record<string, string>> = {}): string {
  return JSON.stringify({
    Scheme: parts["scheme"] ?? "",
    RootPath: parts["root"] ?? "",
    DirectoryPath: directory,
    DirectoryName: name,
    Filename: parts["file"] ?? "file.txt",
    Extension: parts["extension"] ?? "txt",
    AlternateDataStreamName: parts["stream"] ?? "",
  });
}

const message = "'This is an example of using replace_strings()'";
const magic = "'A magic trick can turn a cat into a dog'";

describe("functions that take texts apart", () => {
  expressions([
    [
      "parse_url('scheme://username:password@host:1234/this/is/a/path?k1=v1&k2=v2#fragment')",
      '{"Scheme":"scheme","Host":"host","Port":"1234","Path":"/this/is/a/path","Username":"username","Password":"password","Query Parameters":{"k1":"v1","k2":"v2"},"Fragment":"fragment"}',
    ],
    ["tostring(parse_url('https://example.com').Host)", "example.com"],
    ["tostring(parse_url('https://example.com/').Path)", ""],
    ["tostring(parse_url('').Host)", ""],
    ["tostring(parseurl('https://example.com/a').Path)", "/a"],
    ["tostring(parseurl('').Host)", ""],
    ["parse_urlquery('k1=v1&k2=v2&k3=v3')", '{"Query Parameters":{"k1":"v1","k2":"v2","k3":"v3"}}'],
    ["tostring(parse_urlquery('view=vs-2019&preserve-view=true')['Query Parameters']['preserve-view'])", "true"],
    ["parse_urlquery('')", '{"Query Parameters":{}}'],
    ["parseurlquery('k1=v1')", '{"Query Parameters":{"k1":"v1"}}'],
    ["parseurlquery('')", '{"Query Parameters":{}}'],
    [String.raw`parse_path(@'C:\temp\file.txt')`, path(String.raw`C:\temp`, "temp", { root: "C:" })],
    [String.raw`parse_path(@'temp\file.txt')`, path("temp", "temp")],
    [
      "parse_path('file://C:/temp/file.txt:some.exe')",
      path("C:/temp", "temp", { scheme: "file", root: "C:", stream: "some.exe" }),
    ],
    [
      String.raw`parse_path(@'\\shared\users\temp\file.txt.gz')`,
      path(String.raw`\\shared\users\temp`, "temp", { file: "file.txt.gz", extension: "gz" }),
    ],
    ["parse_path('/usr/lib/temp/file.txt')", path("/usr/lib/temp", "temp")],
    ["parse_path('')", path("", "", { file: "", extension: "" })],
    ["parse_version('0.0.0.5')", "5"],
    ["parse_version('0.0.7.0')", "700000000"],
    ["parse_version('0.0.3')", "300000000"],
    ["parse_version('0.2')", "20000000000000000"],
    ["parse_version('0.1.2.0') == 10000000200000000", "true"],
    ["parse_version('')", "null"],
    ["parse_version('1.2.3.4.5')", "null"],
    ["parse_version('1.x')", "null"],
    [
      String.raw`parse_csv('aa,"b,b,b",cc,"Escaping quotes: ""Title""","line1\nline2"')`,
      String.raw`["aa","b,b,b","cc","Escaping quotes: \"Title\"","line1\nline2"]`,
    ],
    [String.raw`parse_csv('record1,a,b,c\nrecord2,x,y,z')`, '["record1","a","b","c"]'],
    ["parse_csv('a,,b,')", '["a","","b",""]'],
    ["parse_csv('')", '[""]'],
    [String.raw`parse_command_line('echo "hello world!"', 'windows')`, '["echo","hello world!"]'],
    // The table of the page "CommandLineToArgvW".
    [String.raw`parse_command_line(@'x "abc" d e', 'windows')`, '["x","abc","d","e"]'],
    [String.raw`parse_command_line(@'x a\\\b d"e f"g h', 'windows')`, String.raw`["x","a\\\\\\b","de fg","h"]`],
    [String.raw`parse_command_line(@'x a\\\"b c d', 'windows')`, String.raw`["x","a\\\"b","c","d"]`],
    [String.raw`parse_command_line(@'x a\\\\"b c" d e', 'windows')`, String.raw`["x","a\\\\b c","d","e"]`],
    [
      `replace_strings(${magic}, dynamic(['cat', 'dog']), dynamic(['dog', 'pigeon']))`,
      "A magic trick can turn a dog into a pigeon",
    ],
    [
      `replace_strings(${magic}, dynamic(['turn', ' into a dog']), dynamic(['disappear', '']))`,
      "A magic trick can disappear a cat",
    ],
    [
      `replace_strings(${message}, dynamic(['This', 'is']), dynamic(['This', 'was']))`,
      "This was an example of using replace_strings()",
    ],
    [
      `replace_strings(${message}, dynamic(['is', 'This']), dynamic(['was', 'This']))`,
      "Thwas was an example of using replace_strings()",
    ],
    [
      `replace_strings(${message}, dynamic(['This', 'is']), dynamic([12345, 'was']))`,
      "This was an example of using replace_strings()",
    ],
    ["replace_strings('', dynamic(['a']), dynamic(['b']))", ""],
  ]);

  it("refuses a version that its decimal cannot hold", async () => {
    await expect(valueOf("parse_version('1.2.3.4')")).rejects.toThrow("is not supported");
  });
});
