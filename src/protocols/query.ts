import type { Member, OperationModel } from '../models/index.js'
import { actionRoots, type Protocol, type RawResponse, type Structure } from './contract/index.js'
import { decodeErrorMembers, decodeXmlError } from './errors/index.js'
import { encodeAction, type FormDialect, formEncoder, formEntry } from './form/index.js'
import { readXmlResponse } from './responses/index.js'
import { ParseError } from './scalars/index.js'
import { decodeXmlStructure, readDocument, type XmlReader, xmlStructureDecoder } from './xml/index.js'

const dialect: FormDialect = {
  nameOf: (member) => member.wireName,
  itemsOf: itemsParameter,
  sendsEmptyLists: true,
}
const encodeForm = formEncoder(dialect)

/** Sends forms and receives XML. Services from before 2012 use it, such as SNS, IAM, RDS and CloudFormation. */
export const query: Protocol = {
  name: 'query',
  encodeRequest: (operation, input) => encodeAction(operation, input, encodeForm),
  encodeMember: (member, value) => formEntry(dialect, member, value),
  decodeResponse,
  decodeError: (operation, response) => decodeXmlError(operation, response, decodeErrorMembers),
  decodeStructure: decodeXmlStructure,
}

/** `Names.member.1`; for a flattened list `Names.1`, or the element's name with the number if it has one. */
function itemsParameter(list: Member, parameter: string): string {
  const { element } = list.shape
  if (!list.flattened) return `${parameter}.${element.wireName}`
  if (element.locationName === undefined) return parameter
  return [...parameter.split('.').slice(0, -1), element.locationName].join('.')
}

function decodeResponse(operation: OperationModel, response: RawResponse): Structure {
  const decode = () => readDocument(response.body, (reader) => readResult(reader, operation))
  return readXmlResponse(operation, response, { rootNames: actionRoots, decode })
}

/** The root element contains the metadata, and the result in an element that the model names. */
function readResult(reader: XmlReader, operation: OperationModel): Structure {
  const { output } = operation
  const wrapper = operation.traits.output?.resultWrapper
  if (output && wrapper === undefined) return xmlStructureDecoder(output)(reader)
  let result: Structure | undefined
  while (reader.nextChild()) {
    if (output && reader.name === wrapper) result = xmlStructureDecoder(output)(reader)
    else reader.skip()
  }
  if (!result && output && output.members.size > 0)
    throw new ParseError(`<${operation.name}Response> has no <${wrapper}>`)
  return result ?? {}
}
