import type { Member, OperationModel } from '../models/index.js'
import { readXmlAnswer } from './answers/index.js'
import { actionRoots, type Protocol, type RawResponse, type Structure } from './contract/index.js'
import { decodeErrorMembers, decodeXmlError } from './errors/index.js'
import { encodeAction, type FormDialect, formEncoder } from './form/index.js'
import { PlainProblem } from './scalars/index.js'
import { decodeXmlStructure, readDocument, type XmlReader, xmlStructureDecoder } from './xml/index.js'

const dialect: FormDialect = {
  nameOf: (member) => member.wireName,
  itemsOf: itemsParameter,
  sendsEmptyLists: true,
}
const encodeForm = formEncoder(dialect)

/** Forms out, XML in: SNS, IAM, RDS, CloudFormation and their age. */
export const query: Protocol = {
  name: 'query',
  encodeRequest: (operation, input) => encodeAction(operation, input, encodeForm),
  decodeResponse,
  decodeError: (operation, response) => decodeXmlError(operation, response, decodeErrorMembers),
  decodeStructure: decodeXmlStructure,
}

/** `Names.member.1`; where the list is flattened `Names.1`, or by the element's name where it has one. */
function itemsParameter(list: Member, parameter: string): string {
  const { element } = list.shape
  if (!list.flattened) return `${parameter}.${element.wireName}`
  if (element.locationName === undefined) return parameter
  return [...parameter.split('.').slice(0, -1), element.locationName].join('.')
}

function decodeResponse(operation: OperationModel, response: RawResponse): Structure {
  const decode = () => readDocument(response.body, (reader) => readResult(reader, operation))
  return readXmlAnswer(operation, response, { rootNames: actionRoots, decode })
}

/** The outermost element holds the result, in an element that the model names, and the metadata. */
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
    throw new PlainProblem(`there is no <${wrapper}> in <${operation.name}Response>`)
  return result ?? {}
}
