/** Names of the library in its messages, and what a user of the command line writes. */
const words: readonly (readonly [RegExp, string])[] = [
  [/pass \{ ordered: false \}/g, 'pass --unordered'],
  [/pass (?:`)?restart(?:`)?: true/g, 'pass --restart'],
  [/`restart: true`/g, '--restart'],
  [/`credentials: false`/g, '--no-sign-request'],
  [/; if these pages are right, pass onIgnoredToken: 'continue'/g, ''],
  [/transport: 'node' reads/g, 'the library reads'],
  [/\bpass `region`/g, 'pass --region'],
  [/`region`/g, '--region'],
  [/`profile`/g, '--profile'],
  [/`endpoint`/g, '--endpoint-url'],
  [/\bmaxItems\b/g, '--max-items'],
  [/\bpageSize\b/g, '--page-size'],
  [/\bstartingToken\b/g, '--starting-token'],
  [/\bthe option checkpoint\b/g, '--checkpoint'],
  [/\b(omit|Omit|pass|that) parallel\b/g, '$1 --parallel'],
  [/^parallel\b/gm, '--parallel'],
  [/^(?:`)?follow\b/gm, '--follow'],
  [/^deadline\b/gm, '--deadline'],
  [/^regions: /gm, '--regions: '],
  [/^accounts: (?="[^"\n]*" is a profile)/gm, '--profiles: '],
  [/^accounts: /gm, '--accounts: '],
  [/`(services|operations)`/g, '--$1'],
  [/`excludeServices`/g, '--exclude-services'],
  [/`excludeOperations`/g, '--exclude-operations'],
  [/raise the requestHandler's limit/g, 'raise --cli-read-timeout or --cli-connect-timeout'],
  [/look for the reason in `error\.output`/g, 'look for the reason in what this operation returns'],
  [/; the error is the `cause`/g, ''],
  [
    /pass a larger maxAttempts or deadline \(in milliseconds\)/g,
    'pass a larger --max-attempts or --deadline',
  ],
  [/ of the input\b/g, ''],
  [/\bsocketTimeout\b/g, '--cli-read-timeout'],
  [/\bconnectionTimeout\b/g, '--cli-connect-timeout'],
]

/** A message of the library, in the words of the command line. */
export function inCliWords(message: string): string {
  return words.reduce((text, [library, cli]) => text.replace(library, cli), message)
}
