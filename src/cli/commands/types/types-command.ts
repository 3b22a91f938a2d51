import { type Command, reportOptions } from '../contract/index.js'

export const typesCommand: Command = {
  name: 'types',
  summary:
    'Write TypeScript declarations of your own models, or with the documentation of a botocore release.',
  words: [{ name: 'FOLDER', isOptional: true, isMany: true, completes: 'files' }],
  details: [
    'FOLDER holds models in botocore’s layout: FOLDER/SERVICE/VERSION/service-2.json, as a folder of AWS_DATA_PATH does.',
    'With --from, the files have the documentation of a botocore release as doc comments, so that editors explain each ' +
      'operation and parameter. Without FOLDER they declare the services of the release; for services that nexttoken has, ' +
      'the operations and pages are nexttoken’s. Use them in place of nexttoken/types/SERVICE.',
    '--services also takes older API versions, such as cloudfront@2019-03-26, which nexttoken/types does not have. They ' +
      'type client("cloudfront@2019-03-26").',
    'To use a file: import "./types/SERVICE.js", or add the folder to `include` in tsconfig.json.',
  ],
  examples: [
    'nexttoken types ./models --out types/',
    'nexttoken types --services cloudfront@2019-03-26 --out types/',
    'pip download --no-deps botocore && nexttoken types --from botocore-1.44.5-py3-none-any.whl --services sns,s3 --out types/',
  ],
  ownOptions: {
    ...reportOptions,
    out: {
      kind: 'text',
      group: 'run',
      argument: 'FOLDER',
      help: 'Write the files into this folder. Required.',
    },
    from: {
      kind: 'text',
      group: 'run',
      argument: 'FILE',
      help: 'Take the documentation from this botocore wheel, or unpacked folder.',
    },
    services: { kind: 'list', group: 'run', argument: 'A,B', help: 'Only these services. Default: all.' },
  },
  load: async () => (await import('./write-types.js')).writeTypes,
}
