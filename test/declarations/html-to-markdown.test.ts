import { describe, expect, it } from 'vitest'
import { htmlToMarkdown } from '../../src/declarations/documentation/html-to-markdown.js'

const markdown = (html: string, width = 100): string => htmlToMarkdown(html, width).join('\n')

describe('htmlToMarkdown', () => {
  it.each([
    ['paragraphs', '<p>One.</p> <p>Two.</p>', 'One.\n\nTwo.'],
    ['paragraphs without an end', '<p>One.<p>Two.', 'One.\n\nTwo.'],
    ['text without a paragraph', 'The ARN.', 'The ARN.'],
    ['text before a paragraph', 'One. <p>Two.</p>', 'One.\n\nTwo.'],
    ['code', '<p>Set <code>Name</code> to <code> x </code>.</p>', 'Set `Name` to `x` .'],
    ['code with a backtick', '<code>a`b</code>', '``a`b``'],
    ['empty code', '<p>a<code></code>b</p>', 'ab'],
    ['italics and bold', '<i>one</i> <b> two </b> <em>three</em>', '*one* **two** *three*'],
    ['bold in bold', '<b>one <strong>two</strong></b>', '**one two**'],
    ['a link', '<a href="https://a.test/x">the guide</a>', '[the guide](https://a.test/x)'],
    [
      'a link whose text is its address',
      '<a href="https://a.test/x">https://a.test/x</a>',
      '<https://a.test/x>',
    ],
    ['a link without an address', '<a>CreateTopic</a>', 'CreateTopic'],
    ['a link within AWS’s documents', '<a href="API_CreateTopic.html">CreateTopic</a>', 'CreateTopic'],
    ['a list', '<ul> <li> <p>One</p> </li> <li>Two</li> </ul>', '- One\n- Two'],
    ['a numbered list', '<ol><li>One</li><li>Two</li></ol>', '1. One\n2. Two'],
    ['a list in a list', '<ul><li>One<ul><li>Two</li></ul></li></ul>', '- One\n\n  - Two'],
    ['items without an end', '<ul><li>One<li>Two</ul>', '- One\n- Two'],
    ['definitions', '<dl><dt>Key</dt><dd><p>Its name.</p></dd></dl>', '**Key**\n\nIts name.'],
    ['a note', '<note> <p>Soon.</p> <p>Later.</p> </note>', '> **Note:** Soon.\n>\n> Later.'],
    [
      'a note that begins with a list',
      '<important><ul><li>One</li></ul></important>',
      '> **Important:**\n>\n> - One',
    ],
    ['preformatted text', '<pre><code>a\n  b</code></pre>', '```\na\n  b\n```'],
    ['a heading', '<h2>Behavior</h2><p>Text.</p>', '**Behavior**\n\nText.'],
    [
      'a table',
      '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>x|y</td></tr></table>',
      '| A | B |\n| --- | --- |\n| 1 | x\\|y |',
    ],
    ['a line break', 'One<br/>Two', 'One\nTwo'],
    ['entities', '&lt;a&gt; &amp;amp; &quot;b&quot; &#150; &#x2028;&unknown;', '\\<a> &amp; "b" – &unknown;'],
    ['what only looks like an element', 'arn:<account-id>:<region>', 'arn:\\<account-id>:\\<region>'],
    ['a < alone', 'if a < b', 'if a \\< b'],
    [
      'characters of Markdown',
      's3:Get* _x_ a_b [c]',
      's3:Get\\* \\_x\\_ a\\_b \\[c\\]'.replace('a\\_b', 'a_b'),
    ],
    ['a line that would be a list', '- one', '\\- one'],
    ['an end without a beginning', 'One</p></li> two', 'One two'],
    ['a service’s name, which stands above', '<fullname>Amazon SNS</fullname><p>Text.</p>', 'Text.'],
    ['nothing', ' <p> </p> ', ''],
  ])('%s', (_, html, expected) => {
    expect(markdown(html)).toBe(expected)
  })

  it('breaks lines between words, and never before what Markdown or JSDoc would read', () => {
    expect(markdown('one two three four', 9)).toBe('one two\nthree\nfour')
    expect(markdown('one two - three', 8)).toBe('one two -\nthree')
    expect(markdown('write to @example.com please', 10)).toBe('write to @example.com\nplease')
    expect(markdown('<ul><li>one two three four five six seven eight nine ten</li></ul>', 42)).toBe(
      '- one two three four five six seven eight\n  nine ten',
    )
  })

  it('reads a deep nesting of elements', () => {
    expect(markdown(`${'<i>'.repeat(2000)}deep`)).toBe('*deep*')
  })
})
