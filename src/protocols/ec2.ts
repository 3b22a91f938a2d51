import type { Member, OperationModel } from '../models/index.js'
import { actionRoots, type Protocol, type RawResponse, type Structure } from './contract/index.js'
import { decodeErrorMembers, decodeXmlError } from './errors/index.js'
import { encodeAction, type FormDialect, formEncoder, formEntry } from './form/index.js'
import { readXmlResponse } from './responses/index.js'
import { decodeXmlStructure, readDocument, xmlStructureDecoder } from './xml/index.js'

const dialect: FormDialect = {
  nameOf: formName,
  itemsOf: (_, parameter) => parameter,
  sendsEmptyLists: false,
}
const encodeForm = formEncoder(dialect)

/** EC2's variant of `query`: names start with a capital, and neither lists nor the result have a wrapper. */
export const ec2: Protocol = {
  name: 'ec2',
  encodeRequest: (operation, input) => encodeAction(operation, input, encodeForm),
  encodeMember: (member, value) => formEntry(dialect, member, value),
  decodeResponse,
  decodeError: (operation, response) => decodeXmlError(operation, response, decodeErrorMembers),
  decodeStructure: decodeXmlStructure,
}

/**
 * `queryName` is the name in requests. `locationName` is the name in responses, where it starts with a small letter.
 */
function formName(member: Member): string {
  const { queryName } = member.traits
  if (queryName !== undefined) return queryName
  const { locationName } = member
  return locationName === undefined ? member.name : capitalise(locationName)
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function decodeResponse(operation: OperationModel, response: RawResponse): Structure {
  const { output } = operation
  const decode = () =>
    readDocument(response.body, (reader) => {
      if (output) return xmlStructureDecoder(output)(reader)
      reader.skip()
      return {}
    })
  return readXmlResponse(operation, response, { rootNames: actionRoots, decode })
}
