const deep = 5000

const json = [
  '"__proto__":',
  '"__proto__":{"polluted":1},',
  '"constructor":{"prototype":{"polluted":1}},',
  'null',
  'true',
  '{}',
  '[]',
  '""',
  '{"a":1}',
  '1e999',
  '-1e999',
  '9007199254740993',
  '-9223372036854775809',
  '123456789012345678901234567890',
  '0.1e-400',
  '"NaN"',
  '"\\ud800"',
  '"\\u0000"',
  '"__type":"a#B:c"',
  '"message":{}',
  '"toString":1,',
  '['.repeat(deep),
  '{"a":'.repeat(deep),
  '{"M":{"a":'.repeat(deep),
  '1'.repeat(deep),
]

const xml = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
  '&b;',
  '&amp;',
  '&#0;',
  '&#x110000;',
  '&#xD800;',
  '&',
  '<![CDATA[',
  '<![CDATA[x]]>',
  ']]>',
  '<!--',
  '<!-- x -->',
  '<?p?>',
  '<?xml version="1.0" encoding="ISO-8859-1"?>',
  '<a>',
  '</a>',
  '<a/>',
  '<__proto__>x</__proto__>',
  '<entry><key>__proto__</key><value>x</value></entry>',
  '<Error>',
  '<html>',
  ' xmlns:p="u" p:type="x"',
  '<p:',
  'true',
  'NaN',
  '1e999',
  '-9223372036854775809',
  '0x10',
  '<a>'.repeat(deep),
  '1'.repeat(deep),
]

const cbor = [
  'bf',
  '9f',
  '7f',
  '5f',
  'ff',
  '7f6161ff',
  '695f5f70726f746f5f5f',
  '78095f5f70726f746f5f5f',
  'a1695f5f70726f746f5f5fa168706f6c6c7574656401',
  'c0',
  'c1',
  'c200',
  'c25b7fffffffffffffff',
  'c48201196ab3',
  'c4821a0fffffff01',
  'd9d9f7',
  'f6',
  'f7',
  'f4',
  'f97e00',
  'f97c00',
  'fb7ff0000000000000',
  '1bffffffffffffffff',
  '3bffffffffffffffff',
  '9bffffffffffffffff',
  '9a00ffffff',
  'bbffffffffffffffff',
  '7bffffffffffffffff',
  '61ff',
  'f818',
  '1c',
  '81'.repeat(deep),
  'a16161'.repeat(deep),
]

/** For every format: bytes that are not UTF-8, byte order marks, line ends. */
const bytes = ['ff', 'c0af', 'eda080', 'f4908080', 'efbbbf', 'fffe', '00', '0d', '1f8b', 'e2', 'efbfbd']

const everywhere = bytes.map((hex) => Buffer.from(hex, 'hex'))

/** Pieces that decoders may fail at, by the format of the body. */
export const dictionary: Readonly<Record<'json' | 'xml' | 'cbor', readonly Uint8Array[]>> = {
  json: [...json.map((text) => Buffer.from(text)), ...everywhere],
  xml: [...xml.map((text) => Buffer.from(text)), ...everywhere],
  cbor: [...cbor.map((hex) => Buffer.from(hex, 'hex')), ...everywhere],
}

/** The format of a protocol's bodies. */
export function formatOf(protocol: string): keyof typeof dictionary {
  if (protocol.endsWith('json')) return 'json'
  return protocol.endsWith('cbor') ? 'cbor' : 'xml'
}
