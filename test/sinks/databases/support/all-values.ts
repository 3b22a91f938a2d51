import type { Table } from 'nexttoken/sinks'

type Type = Table['columns'][number]['type']

function column(name: string, type: Type): Table['columns'][number] {
  return { name, type, read: (row) => Reflect.get(Object(row), name) }
}

/** A table with a column of each type. */
export const allTable: Table = {
  name: 'values',
  fingerprint: 'all values',
  columns: [
    column('Id', 'integer'),
    column('Text', 'text'),
    column('Int', 'integer'),
    column('Long', 'long'),
    column('Double', 'double'),
    column('Bool', 'boolean'),
    column('Time', 'timestamp'),
    column('Blob', 'blob'),
    column('Json', 'json'),
    column('List', { list: 'text' }),
    column('Map', { map: 'text' }),
    column('Struct', {
      struct: [
        column('Name', 'text'),
        column('Count', 'long'),
        column('At', 'timestamp'),
        column('Bytes', 'blob'),
        column('Tags', { list: { struct: [column('Key', 'text'), column('Value', 'double')] } }),
      ],
    }),
  ],
}

/** The values that databases lose most easily. */
export const allValues = [
  {
    Id: 1,
    Text: 'héllo 😀',
    Int: 42,
    Long: 9007199254740993n,
    Double: 1.5,
    Bool: true,
    Time: new Date('2024-01-02T03:04:05.678Z'),
    Blob: new Uint8Array([0, 1, 255]),
    Json: {
      any: [1, { deep: null }],
      big: 12345678901234567890n,
      at: new Date(0),
      bytes: new Uint8Array([1]),
    },
    List: ['a', '', 'b'],
    Map: { k: 'v', 'with "quotes"': '' },
    Struct: {
      Name: 'x',
      Count: 9007199254740993n,
      At: new Date('2024-01-02T03:04:05Z'),
      Bytes: new Uint8Array([2, 3]),
      Tags: [{ Key: 'a', Value: 0.1 }, { Key: 'b' }],
    },
  },
  { Id: 2 },
  {
    Id: 3,
    Text: `tab\tline\nreturn\rback\\slash "double" 'single' \\N \\.`,
    Int: -2147483649,
    Long: -9223372036854775808n,
    Double: Number.NaN,
    Bool: false,
    Time: new Date('1969-12-31T23:59:59.999Z'),
    Blob: new Uint8Array(),
    Json: 'text with \t and "quotes" and \\',
    List: [],
    Map: {},
    Struct: {},
  },
  {
    Id: 4,
    Text: '',
    Long: 9223372036854775807n,
    Double: Number.POSITIVE_INFINITY,
    Time: new Date('+010000-01-01T00:00:00Z'),
    Json: [],
    List: ['\\N', 'a,b', '{"a"}'],
  },
  { Id: 5, Text: '\\.', Double: 5e-324, Time: new Date('0001-01-01T00:00:00Z'), Json: 0, Int: 0 },
  { Id: 6, Text: '\\N', Double: -0, Time: new Date('9999-12-31T23:59:59.999Z'), Json: false, Int: 2 ** 53 },
  { Id: 7, Text: ' \u2028 ', Double: 1.7976931348623157e308, Time: new Date(-1), Json: null },
]
