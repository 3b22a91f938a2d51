import type { ServiceModel } from '../../src/models/index.js'

/** Finds the name that CloudFormation or AWS Config give a type, among the names that AWS's own models mention. */
export class ItemTypes {
  readonly #known = new Map<string, string>()

  /**
   * `names` such as `AWS::SNS::Topic`; `others`, written by hand, name what CloudFormation calls otherwise or what AWS's
   * models do not mention: `ec2:Address` is `AWS::EC2::EIP`.
   */
  constructor(
    names: readonly string[],
    private readonly others: Readonly<Record<string, string>> = {},
  ) {
    for (const name of names) this.#known.set(folded(name.split('::').slice(1)), name)
  }

  /** `AWS::SNS::Topic`, or `sns:Thing` if there is no such name. */
  of(service: ServiceModel, noun: string): string {
    const own = `${service.name}:${noun}`
    if (Object.hasOwn(this.others, own)) return this.others[own] ?? own
    const known = namespaces(service).map((space) => this.#known.get(folded([space, noun])))
    return known.find((name) => name !== undefined) ?? own
  }
}

function folded(parts: readonly string[]): string {
  return parts.map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, '')).join('::')
}

/** Namespaces of CloudFormation that differ from all names of the service in its model. */
const otherNames: Readonly<Record<string, string>> = {
  elbv2: 'ElasticLoadBalancingV2',
  elb: 'ElasticLoadBalancing',
  stepfunctions: 'StepFunctions',
  es: 'Elasticsearch',
  'cognito-idp': 'Cognito',
  'cognito-identity': 'Cognito',
  firehose: 'KinesisFirehose',
  mq: 'AmazonMQ',
  kafka: 'MSK',
  opensearch: 'OpenSearchService',
  ds: 'DirectoryService',
  emr: 'EMR',
  'acm-pca': 'ACMPCA',
  acm: 'CertificateManager',
  amp: 'APS',
  'waf-regional': 'WAFRegional',
  'lexv2-models': 'Lex',
  sesv2: 'SES',
  'sso-admin': 'SSO',
  logs: 'Logs',
  events: 'Events',
  route53resolver: 'Route53Resolver',
  dax: 'DAX',
  dms: 'DMS',
  transcribe: 'Transcribe',
  'service-quotas': 'ServiceQuotas',
  iot: 'IoT',
  'bedrock-agent': 'Bedrock',
  'bedrock-agentcore-control': 'BedrockAgentCore',
  'timestream-write': 'Timestream',
  'timestream-influxdb': 'Timestream',
  'emr-serverless': 'EMRServerless',
  'emr-containers': 'EMRContainers',
  'network-firewall': 'NetworkFirewall',
  'application-autoscaling': 'ApplicationAutoScaling',
  autoscaling: 'AutoScaling',
  cloudwatch: 'CloudWatch',
  efs: 'EFS',
}

/** The names of a service that CloudFormation may use as its namespace, most likely first. */
function namespaces({ name, metadata, signingName }: ServiceModel): readonly string[] {
  const { serviceId, endpointPrefix, serviceAbbreviation = '', serviceFullName = '' } = metadata
  const full = serviceFullName.replace(/^(?:Amazon|AWS) /, '')
  const short = serviceAbbreviation.replace(/^(?:Amazon|AWS) /, '')
  const other = otherNames[name]
  return [...(other === undefined ? [] : [other]), serviceId, name, signingName, endpointPrefix, short, full]
}
