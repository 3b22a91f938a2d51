import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { XmlReader } from '../../../src/protocols/xml/reader/xml-reader.js'
import { XmlSyntaxError } from '../../../src/protocols/xml/reader/xml-syntax-error.js'

type Tree = readonly unknown[]

/** All of a document: elements with their children, or with their text where they have none. */
function readTree(xml: string | Uint8Array): Tree {
  const reader = new XmlReader(Buffer.from(xml))
  reader.openRoot()
  const tree = readElement(reader)
  reader.finish()
  return tree
}

function readElement(reader: XmlReader): Tree {
  const { name } = reader
  const children: Tree[] = []
  while (reader.nextChild()) children.push(readElement(reader))
  return [name, ...children]
}

function readRootText(xml: string | Uint8Array): string {
  const reader = new XmlReader(Buffer.from(xml))
  reader.openRoot()
  const text = reader.readText()
  reader.finish()
  return text
}

describe('the reader finds elements', () => {
  it.each<[string, string, Tree]>([
    ['one', '<a></a>', ['a']],
    ['self-closed', '<a/>', ['a']],
    ['self-closed, with a blank', '<a />', ['a']],
    ['nested', '<a><b/><c><d></d></c></a>', ['a', ['b'], ['c', ['d']]]],
    ['behind a declaration and a doctype', '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "x">\n<a/>', ['a']],
    ['behind a byte order mark', '\ufeff<?xml version="1.0"?><a/>', ['a']],
    ['with prefixes, which are dropped', '<s:a xmlns:s="u"><s:b/></s:a>', ['a', ['b']]],
    ['among comments', '<!-- x --><a><!-- <b> --><c/><!----></a><!-- y -->', ['a', ['c']]],
    ['among processing instructions', '<?p <b> ?><a><?p <b> ?><c/></a><?q?>', ['a', ['c']]],
    ['among CDATA', '<a><![CDATA[<b>]]><c/></a>', ['a', ['c']]],
    ['among white space', ' \n<a>\n\t<b/>\r\n</a>\n ', ['a', ['b']]],
    ['with attributes in either quote', `<a x="1>2" y='"' ><b z = "/" /></a>`, ['a', ['b']]],
    ['with blanks in a close tag', '<a><b></b \n></a>', ['a', ['b']]],
    ['with names beyond ASCII', '<日本><ñ/></日本>', ['日本', ['ñ']]],
    ['behind a doctype with a subset', '<!DOCTYPE a [<!ENTITY x "]>"><!-- " ] --><?p ]>?>]><a/>', ['a']],
    ['behind a doctype with a ">" in either quote', `<!DOCTYPE a SYSTEM '>"' PUBLIC ">'" ><a/>`, ['a']],
    ['behind a doctype with a quote in a comment', `<!DOCTYPE a [<!-- it's --><!ENTITY x ']>'>]><a/>`, ['a']],
    ['behind a doctype with a quote in an instruction', '<!DOCTYPE a [<?p "?>]><a/>', ['a']],
    ['behind a doctype with a "?" and a "!--" that begin nothing', '<!DOCTYPE a [ ? !-- x?]><a/>', ['a']],
    ['behind a doctype with a subset that is empty', '<!DOCTYPE a []><a/>', ['a']],
    ['behind a comment between doctype and root', '<!DOCTYPE a><!-- > --><a/>', ['a']],
  ])('%s', (_, xml, tree) => {
    expect(readTree(xml)).toEqual(tree)
  })

  it('up to 512 deep', () => {
    expect(() => readTree('<a>'.repeat(512) + '</a>'.repeat(512))).not.toThrow()
    expect(() => readTree('<a>'.repeat(513) + '</a>'.repeat(513))).toThrow('nested more than 512 levels deep')
  })

  it('and skips elements with their content', () => {
    const reader = new XmlReader(Buffer.from('<a><b>1<c>2<d/></c>3</b><e/></a>'))
    reader.openRoot()
    reader.nextChild()
    reader.skip()
    expect(reader.nextChild() && reader.name).toBe('e')
    reader.skip()
    expect(reader.nextChild()).toBe(false)
    reader.finish()
  })
})

describe('the reader reads text', () => {
  it.each<[string, string, string]>([
    ['as it stands, blanks included', '<a> x y\n</a>', ' x y\n'],
    ['of an empty element', '<a></a>', ''],
    ['of a self-closed element', '<a/>', ''],
    ['with entities', '<a>&lt;&amp;&gt;&quot;&apos;</a>', '<&>"\''],
    ['with numeric references', '<a>&#65;&#x42;&#x1F600;&#0067;</a>', 'AB😀C'],
    ['with a control character by reference, as S3 writes keys', '<a>k&#x1;</a>', 'k\u0001'],
    ['with an entity that is written twice', '<a>&amp;lt;</a>', '&lt;'],
    ['in UTF-8', '<a>ñ日本😀</a>', 'ñ日本😀'],
    ['with a replacement character of its own', '<a>\ufffd</a>', '\ufffd'],
    ['in CDATA', '<a><![CDATA[<b>&amp;]]></a>', '<b>&amp;'],
    ['in pieces', '<a>1<!-- x -->2<![CDATA[3]]>4<?p?>5</a>', '12345'],
    ['with every line end a line feed', '<a>1\r\n2\r3<![CDATA[\r\n]]></a>', '1\n2\n3\n'],
    ['with a carriage return by reference', '<a>&#13;&#10;</a>', '\r\n'],
    ['up to the first child', '<a>1<b>2</b>3</a>', '1'],
  ])('%s', (_, xml, text) => {
    expect(readRootText(xml)).toBe(text)
  })
})

describe('the reader reads attributes', () => {
  it('by their full names, with references replaced', () => {
    const reader = new XmlReader(Buffer.from(`<a x="1" s:y='&lt;"&#10;\n\t' xmlns:s="u"><b/></a>`))
    reader.openRoot()
    expect([...reader.attributes()]).toEqual([
      ['x', '1'],
      ['s:y', '<"\n  '],
      ['xmlns:s', 'u'],
    ])
    expect(reader.name).toBe('a')
    expect(reader.nextChild() && reader.name).toBe('b')
  })
})

const bomb = `<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "${'&l;'.repeat(10)}">]><a>&m;</a>`

describe('the reader refuses', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /there is no XML element, at byte 0/],
    ['blanks alone', ' \n ', /there is no XML element/],
    ['a declaration alone', '<?xml version="1.0"?>', /there is no XML element/],
    ['what is not XML', '{"a":1}', /this is not XML, at byte 0/],
    ['UTF-16', Buffer.from('\ufeff<a/>', 'utf16le'), /this is not XML/],
    ['entities of a doctype', bomb, /unknown entity, at byte/],
    [
      'an external entity',
      '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
      /unknown entity/,
    ],
    ['an unknown entity among elements', '<a>&x;<b/></a>', /unknown entity, at byte 3/],
    ['an unknown entity in an attribute', '<a b="&x;"/>', /unknown entity/],
    ['a bare ampersand', '<a>a & b</a>', /"&" does not start an entity|unknown entity/],
    ['a reference to no character', '<a>&#0;</a>', /unknown entity/],
    ['a reference to half a character', '<a>&#xD800;</a>', /unknown entity/],
    ['a reference beyond Unicode', '<a>&#x110000;</a>', /unknown entity/],
    ['a reference in hexadecimal without its x', '<a>&#4a;</a>', /unknown entity/],
    [
      'a close tag of another element',
      '<a><b></a></b>',
      /the close tag does not match the open element, at byte 8/,
    ],
    ['a close tag that goes on', '<a></ab>', /the close tag does not match the open element/],
    ['a close tag that is shorter', '<ab></a>', /the close tag does not match the open element/],
    ['a close tag with another prefix', '<s:a></a>', /the close tag does not match the open element/],
    ['a close tag first', '</a>', /expected a name/],
    ['two documents', '<a/><b/>', /content follows the root element, at byte 4/],
    ['text behind the document', '<a/>x', /content follows the root element/],
    ['a doctype within', '<a><!DOCTYPE a></a>', /unexpected "<!"/],
    ['CDATA outside', '<![CDATA[x]]><a/>', /expected a name/],
    ['an unquoted attribute', '<a b=c/>', /expected a quote/],
    ['an attribute without a value', '<a b/>', /expected "="/],
    ['attributes without a blank', '<a b="1"c="2"/>', /expected a space, "\/" or ">"/],
    ['markup in an attribute', '<a b="<"/>', /an attribute contains a character that is not allowed/],
    ['a blank before the name', '< a/>', /expected a name/],
    ['a name that begins with a digit', '<1a/>', /expected a name/],
    ['a slash that ends no tag', '<a/b>', /a tag does not end with ">"/],
    ['a zero byte', '<a>\0</a>', /the text contains a control character, at byte 3/],
  ])('%s', (_, xml, problem) => {
    expect(() => readTree(xml)).toThrow(XmlSyntaxError)
    expect(() => readTree(xml)).toThrow(problem)
  })

  it('text that is not UTF-8', () => {
    const latin1 = Buffer.from('<a>caf\u00e9</a>', 'latin1')
    expect(() => readRootText(latin1)).toThrow('text is not UTF-8, at byte 3')
  })

  it('a document cut at any byte', () => {
    const whole = Buffer.from(
      `\ufeff<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><!-- c --><s:a xmlns:s='u' b="&amp;">` +
        '<c>ñ&#x1F600;</c><d/><e><![CDATA[x]]></e><?p?><!-- d --></s:a>',
    )
    for (let length = 0; length < whole.length; length++) {
      expect(() => readTree(whole.subarray(0, length)), `${length} bytes`).toThrow(XmlSyntaxError)
    }
    expect(readTree(whole)).toEqual(['a', ['c'], ['d'], ['e']])
  })
})

describe('whatever bytes come, the reader', () => {
  const sample = Buffer.from(
    `<?xml version="1.0"?><a b="1" c='&lt;'><d>x&amp;ñ</d><![CDATA[y]]><!-- z --><e/></a>`,
  )
  const change = fc.tuple(
    fc.nat(sample.length - 1),
    fc.constantFrom(...Buffer.from('<>&;/!?-["\'= \0a\xff', 'latin1')),
  )

  it('reads to the end or throws a parse error', () => {
    const property = fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const bytes = Buffer.from(sample)
      for (const [at, byte] of changes) bytes[at] = byte
      try {
        expect(readTree(bytes)[0]).toBeTypeOf('string')
      } catch (error) {
        expect(error).toBeInstanceOf(XmlSyntaxError)
      }
    })
    fc.assert(property, { numRuns: 2000 })
  })
})

describe('the reader’s strings', () => {
  it('do not change when the source bytes change', () => {
    const bytes = Buffer.from('<a>a text of more than a few characters</a>')
    const reader = new XmlReader(bytes)
    reader.openRoot()
    const text = reader.readText()
    bytes.fill(0)
    expect(text).toBe('a text of more than a few characters')
  })
})
