import { describe } from "vitest";

import { expressions } from "../cases.ts";

describe("encoding", () => {
  expressions([
    ["base64_decode_toarray('S3VzdG8=')", "[75,117,115,116,111]"],
    ["base64_decode_toarray('U3RyaW5n0KHR0tGA0L7Rh9C60LA')", "null"],
    ["base64_decode_toguid('JpbpECu8dUy7Pv5gbeJXAA==')", "10e99626-bc2b-754c-bb3e-fe606de25700"],
    ["base64_decode_toguid('abcd1231')", "null"],
    ["base64_decode_tostring('S3VzdG8=')", "Kusto"],
    ["base64_decode_tostring('U3RyaW5n0KHR0tGA0L7Rh9C60LA=')", ""],
    ["base64_decode_tostring('')", ""],
    ["base64_decode_tostring('not base64')", ""],
    ["base64_decodestring('S3VzdG8=')", "Kusto"],
    ["base64_decodestring('')", ""],
    ["base64_encode_fromarray(base64_decode_toarray('S3VzdG8='))", "S3VzdG8="],
    ["base64_encode_fromarray(dynamic([256]))", ""],
    ["base64_encode_fromguid(toguid('ae3133f2-6e22-49ae-b06a-16e6a9b212eb'))", "8jMxriJurkmwahbmqbIS6w=="],
    ["base64_encode_tostring('Kusto')", "S3VzdG8="],
    ["base64_encodestring('Kusto')", "S3VzdG8="],
    ["zlib_decompress_from_base64_string('eAEBFADr/zEyMzQ1Njc4OTBxd2VydHl1aW9wOAkGdw==')", "1234567890qwertyuiop"],
    [
      "gzip_decompress_from_base64_string('H4sIAAAAAAAA/wEUAOv/MTIzNDU2Nzg5MHF3ZXJ0eXVpb3A6m7f2FAAAAA==')",
      "1234567890qwertyuiop",
    ],
    ["gzip_decompress_from_base64_string('x')", ""],
    ["url_decode('https%3a%2f%2fwww.bing.com%2f')", "https://www.bing.com/"],
    ["url_decode('%E2%82%AC')", "€"],
    ["url_decode('100%')", "100%"],
    ["url_encode_component('https://www.bing.com/hello world')", "https%3a%2f%2fwww.bing.com%2fhello%20world"],
    ["url_encode('https://www.bing.com/hello world')", "https%3a%2f%2fwww.bing.com%2fhello+world"],
    ["url_encode('')", ""],
    ["unicode_codepoints_from_string('⒦⒰⒮⒯⒪')", "[9382,9392,9390,9391,9386]"],
    ["to_utf8('Kusto')", "[75,117,115,116,111]"],
    ["unicode_codepoints_to_string(75, 117, 115, 116, 111)", "Kusto"],
    ["unicode_codepoints_to_string(dynamic([75, 117, 115]), 116, 111)", "Kusto"],
    ["make_string(dynamic([75, 117, 115, 116, 111]))", "Kusto"],
    ["unicode_codepoints_to_string(1114112)", ""],
  ]);
});
