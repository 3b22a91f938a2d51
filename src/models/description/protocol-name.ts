import type { ServiceMetadata } from './description.js'

/** The protocols that nexttoken speaks, in boto3's order of preference. */
export const protocolNames = ['json', 'rest-json', 'rest-xml', 'smithy-rpc-v2-cbor', 'query', 'ec2'] as const

export type ProtocolName = (typeof protocolNames)[number]

/** The protocol that boto3 would use: the first of this order in `protocols`, else the older `protocol`. */
export function resolveProtocol({
  protocol,
  protocols,
}: Pick<ServiceMetadata, 'protocol' | 'protocols'>): ProtocolName | undefined {
  const offered = protocols?.length ? protocols : [protocol]
  return protocolNames.find((name) => offered.includes(name))
}
