import type { OptionSpec } from './option-spec.js'

/** Where requests go, and as whom. */
export const connectionOptions = {
  region: {
    kind: 'text',
    group: 'connection',
    argument: 'REGION',
    help: 'Send requests to this region. Default: AWS_REGION, AWS_DEFAULT_REGION, the profile.',
    isAws: true,
  },
  profile: {
    kind: 'text',
    group: 'connection',
    argument: 'NAME',
    help: 'Use this profile of ~/.aws/config.',
    isAws: true,
  },
  'endpoint-url': {
    kind: 'text',
    group: 'connection',
    argument: 'URL',
    help: 'Send requests to this URL instead of AWS.',
    isAws: true,
  },
  'no-sign-request': {
    kind: 'flag',
    group: 'connection',
    help: 'Send requests without credentials, as public buckets accept them.',
    isAws: true,
  },
  'ca-bundle': {
    kind: 'text',
    group: 'connection',
    argument: 'FILE',
    help: 'Trust the certificates in this PEM file instead of the usual ones.',
    isAws: true,
  },
  'no-verify-ssl': {
    kind: 'flag',
    group: 'connection',
    help: 'Not supported: use --ca-bundle.',
    isAws: true,
    isHidden: true,
  },
  'cli-connect-timeout': {
    kind: 'number',
    group: 'connection',
    argument: 'SECONDS',
    help: 'Give up connecting after this time; 0 means never. Default: 60.',
    isAws: true,
  },
  'cli-read-timeout': {
    kind: 'number',
    group: 'connection',
    argument: 'SECONDS',
    help: 'Give up a connection that is silent for this time; 0 means never. Default: 300.',
    isAws: true,
  },
} as const satisfies Readonly<Record<string, OptionSpec>>
