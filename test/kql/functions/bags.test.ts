import { describe } from "vitest";

import { expressions, queries } from "../cases.ts";

const nested = "dynamic({'key1': 123, 'key2': {'prop1': 'abc', 'prop2': 'xyz'}, 'key3': [100, 200]})";
const calls =
  "datatable(Source:string, Target:string, CharsCount:long)['555-1234', '555-1212', 46, '555-1313', '', 42]";

describe("bags", () => {
  expressions([
    [
      "bag_pack('Level', 'Information', 'ProcessID', 1234, 'Data', bag_pack('url', 'www.bing.com'))",
      '{"Level":"Information","ProcessID":1234,"Data":{"url":"www.bing.com"}}',
    ],
    ["pack('a', long(null))", '{"a":null}'],
    ["pack_dictionary('a', 1, 'b', '')", '{"a":1,"b":""}'],
    ["bag_pack('at', datetime(2024-01-01)).at", "2024-01-01T00:00:00.0000000Z"],
    ["bag_keys(dynamic({'a': 'b', 'c': {'d': 123}}))", '["a","c"]'],
    ["bag_keys(dynamic({}))", "[]"],
    ["bag_keys(dynamic(null))", "null"],
    ["bag_keys(parse_json('[]'))", "null"],
    [
      "bag_merge(dynamic({'A1': 12, 'B1': 2, 'C1': 3}), dynamic({'A2': 81, 'B2': 82, 'A1': 1})) == dynamic({'A1': 12, 'B1': 2, 'C1': 3, 'A2': 81, 'B2': 82})",
      "true",
    ],
    ["bag_has_key(dynamic({'key1': 123, 'key2': 'abc'}), 'key2')", "true"],
    ["bag_has_key(dynamic({'key1': 123, 'key3': 'abc'}), 'key2')", "false"],
    [`bag_has_key(${nested}, '$.key2.prop1')`, "true"],
    [`bag_has_key(${nested}, '$.key2.nope')`, "false"],
    ["bag_has_key(parse_json('1'), 'a')", "null"],
    ["bag_set_key(dynamic({'key1': 1, 'key2': 2}), 'key3', 3)", '{"key1":1,"key2":2,"key3":3}'],
    ["bag_set_key(dynamic({'key1': 1, 'key3': 'abc'}), 'key3', 3)", '{"key1":1,"key3":3}'],
    ["bag_set_key(dynamic({'key1': 123}), '$.key2.prop1', 'abc')", '{"key1":123,"key2":{"prop1":"abc"}}'],
    ["bag_set_key(dynamic(null), 'a', 1)", "null"],
    [
      "bag_remove_keys(dynamic({'key1': 'value', 'key3': 42.0}), dynamic(['key2', 'key4']))",
      '{"key1":"value","key3":42.0}',
    ],
    [`bag_remove_keys(${nested}, dynamic(['$.key2.prop1', 'key3']))`, '{"key1":123,"key2":{"prop2":"xyz"}}'],
    ["bag_zip(dynamic(['a', 'b', 'c']), dynamic([1, '2', 3.4]))", '{"a":1,"b":"2","c":3.4}'],
    ["bag_zip(dynamic(['a', 'b', 'c']), dynamic([1, '2']))", '{"a":1,"b":"2","c":null}'],
    ["bag_zip(dynamic(['a', 8, 'b']), dynamic([1, '2', 2.5]))", '{"a":1,"b":2.5}'],
    ["bag_zip(dynamic(['a', 8, 'b']), parse_json('1'))", '{"a":null,"b":null}'],
    ["bag_zip(parse_json('a'), dynamic([1]))", "null"],
  ]);
  queries([
    [
      `${calls} | project pack_all(), pack_all(true)`,
      [
        '{"Source":"555-1234","Target":"555-1212","CharsCount":46}|{"Source":"555-1234","Target":"555-1212","CharsCount":46}',
        '{"Source":"555-1313","Target":"","CharsCount":42}|{"Source":"555-1313","CharsCount":42}',
      ],
    ],
    [
      "datatable(Id:string, Value:string, Other:long)['A', 'val_a', 1] | project bag_pack_columns(Id, Value)",
      ['{"Id":"A","Value":"val_a"}'],
    ],
  ]);
});
