import type { OperationModel } from '../../../models/index.js'
import { platform } from '../../../platform/index.js'
import { operationCommand } from './option-name.js'

/** Texts for members, by their paths in the input, such as `IpPermissions[0].FromPort`. */
export type Spread = Readonly<Record<string, readonly string[]>>

/** An option of the AWS CLI for members within a parameter. */
export interface Shortcut {
  readonly option: string
  /** The member that the option is about. */
  readonly path: string
  /** An option without a value. */
  readonly isFlag?: true
  readonly spread: (texts: readonly string[]) => Spread
}

/** Options for one member: service, operation, option, the member's path, and members that it gives a value. */
const plain = `
cloudwatch put-metric-data metric-name MetricData[0].MetricName
cloudwatch put-metric-data timestamp MetricData[0].Timestamp
cloudwatch put-metric-data unit MetricData[0].Unit
cloudwatch put-metric-data value MetricData[0].Value
cloudwatch put-metric-data statistic-values MetricData[0].StatisticValues
cloudwatch put-metric-data storage-resolution MetricData[0].StorageResolution
codedeploy create-deployment s3-location revision.s3Location revision.revisionType=S3
codedeploy create-deployment github-location revision.gitHubLocation revision.revisionType=GitHub
codedeploy get-application-revision s3-location revision.s3Location revision.revisionType=S3
codedeploy get-application-revision github-location revision.gitHubLocation revision.revisionType=GitHub
codedeploy register-application-revision s3-location revision.s3Location revision.revisionType=S3
codedeploy register-application-revision github-location revision.gitHubLocation revision.revisionType=GitHub
config put-configuration-recorder recording-group ConfigurationRecorder.recordingGroup
lambda create-function zip-file Code.ZipFile
lambda publish-layer-version zip-file Content.ZipFile
quicksight start-asset-bundle-import-job asset-bundle-import-source-bytes AssetBundleImportSource.Body
rekognition compare-faces source-image-bytes SourceImage.Bytes
rekognition compare-faces target-image-bytes TargetImage.Bytes
rekognition detect-custom-labels image-bytes Image.Bytes
rekognition detect-faces image-bytes Image.Bytes
rekognition detect-labels image-bytes Image.Bytes
rekognition detect-moderation-labels image-bytes Image.Bytes
rekognition detect-protective-equipment image-bytes Image.Bytes
rekognition detect-text image-bytes Image.Bytes
rekognition index-faces image-bytes Image.Bytes
rekognition recognize-celebrities image-bytes Image.Bytes
rekognition search-faces-by-image image-bytes Image.Bytes
rekognition search-users-by-image image-bytes Image.Bytes
ses send-email to Destination.ToAddresses
ses send-email cc Destination.CcAddresses
ses send-email bcc Destination.BccAddresses
ses send-email subject Message.Subject.Data
ses send-email text Message.Body.Text.Data
ses send-email html Message.Body.Html.Data
translate import-terminology data-file TerminologyData.File
translate translate-document document-content Document.Content
`

const permission = 'IpPermissions[0]'
const group = `${permission}.UserIdGroupPairs[0]`

const ofSecurityGroups: readonly Shortcut[] = [
  at('protocol', `${permission}.IpProtocol`, (text) => (text === 'all' ? '-1' : text)),
  {
    option: 'port',
    path: `${permission}.FromPort`,
    spread: ([text = '']) => {
      const [from = '', to = from] = text === 'all' || text === '-1' ? ['-1'] : text.split('-')
      return { [`${permission}.FromPort`]: [from], [`${permission}.ToPort`]: [to] }
    },
  },
  at('cidr', `${permission}.IpRanges[0].CidrIp`),
  {
    option: 'source-group',
    path: `${group}.GroupId`,
    spread: ([text = '']) => ({ [`${group}.${text.startsWith('sg-') ? 'GroupId' : 'GroupName'}`]: [text] }),
  },
  at('group-owner', `${group}.UserId`),
]

const active = ['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING', 'TERMINATING']

/** Options that are more than one member's value, by service and operation. */
const special: Readonly<Record<string, readonly Shortcut[]>> = {
  'cloudfront create-invalidation': [
    {
      option: 'paths',
      path: 'InvalidationBatch.Paths.Items',
      spread: (texts) => ({
        'InvalidationBatch.Paths.Items': texts,
        'InvalidationBatch.Paths.Quantity': [String(texts.length)],
        'InvalidationBatch.CallerReference': [`nexttoken-${platform.randomUuid()}`],
      }),
    },
  ],
  'cloudwatch put-metric-data': [at('dimensions', 'MetricData[0].Dimensions', dimensions)],
  'ec2 authorize-security-group-egress': ofSecurityGroups,
  'ec2 authorize-security-group-ingress': ofSecurityGroups,
  'ec2 revoke-security-group-egress': ofSecurityGroups,
  'ec2 revoke-security-group-ingress': ofSecurityGroups,
  'ec2 run-instances': [
    {
      option: 'count',
      path: 'MinCount',
      spread: ([text = '']) => {
        const [least = '', most = least] = text.split(':')
        return { MinCount: [least], MaxCount: [most] }
      },
    },
  ],
  'emr list-clusters': [
    states('active', active),
    states('terminated', ['TERMINATED']),
    states('failed', ['TERMINATED_WITH_ERRORS']),
  ],
}

/** The shortcuts of an operation. */
export function shortcutsOf(operation: OperationModel): readonly Shortcut[] {
  const { name: service } = operation.service
  if (
    !plain.includes(`\n${service} `) &&
    !Object.keys(special).some((key) => key.startsWith(`${service} `))
  ) {
    return []
  }
  const command = `${service} ${operationCommand(operation.name)}`
  const rows = plain.split('\n').filter((line) => line.startsWith(`${command} `))
  return [...rows.map((row) => plainShortcut(row.split(' ').slice(2))), ...(special[command] ?? [])]
}

function plainShortcut([option = '', path = '', ...fixed]: readonly string[]): Shortcut {
  const given = Object.fromEntries(
    fixed.map((one) => one.split('=')).map(([at = '', value = '']) => [at, [value]]),
  )
  return { option, path, spread: (texts) => ({ ...given, [path]: texts }) }
}

/** An option for one member, whose text may be written in another way. */
function at(option: string, path: string, rewrite = (text: string) => text): Shortcut {
  return { option, path, spread: ([text = '']) => ({ [path]: [rewrite(text)] }) }
}

function states(option: string, values: readonly string[]): Shortcut {
  return { option, path: 'ClusterStates', isFlag: true, spread: () => ({ ClusterStates: values }) }
}

/** `InstanceId=i-1,Stage=prod` as JSON. */
function dimensions(text: string): string {
  const pairs = text.split(',').map((pair) => pair.split('='))
  return JSON.stringify(pairs.map(([Name, ...value]) => ({ Name, Value: value.join('=') })))
}
