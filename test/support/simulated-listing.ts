import { serviceRefusal } from '../../src/client/answer/service-refusal.js'
import { loadModel, type OperationModel } from '../../src/models/index.js'
import type { Paginator } from '../../src/pagination/index.js'
import type { Structure } from '../../src/protocols/index.js'
import { answer, type OperationPlan, type ReceivedRequest, readPlan } from '../../src/simulator/index.js'
import { requestFor } from '../simulator/support/ask.js'
import { requiredInput } from '../simulator/support/required-input.js'
import { loadedProtocol } from './loaded-protocol.js'
import { PlainPaginator } from './plain-paginator.js'

/** An operation of the simulator, over its real protocol, without a socket between. */
export interface SimulatedListing {
  readonly operation: OperationModel
  /** What every call needs. */
  readonly input: Structure
  readonly paginator: Paginator<Structure, Structure>
  readonly requests: ReceivedRequest[]
}

/** `name` is `<service>.<Operation>`, as a plan has it. */
export function simulatedListing(name: string, entry: OperationPlan): SimulatedListing {
  const [service = '', operationName = ''] = name.split('.')
  const operation = loadModel(service).findOperation(operationName)
  if (!operation) throw new Error(`no operation ${name}`)
  const plan = readPlan({ [name]: entry })
  const protocol = loadedProtocol(operation.service)
  const requests: ReceivedRequest[] = []
  const send = async (input: Structure): Promise<Structure> => {
    const total = requests.length
    const history = { total, ofOperation: new Map([[`${service}.${operation.name}`, total]]) }
    const { response, received } = answer(plan, requestFor(operation, input), history)
    requests.push(received)
    if (response.statusCode < 300) return protocol.decodeResponse(operation, response)
    throw serviceRefusal(operation, protocol.decodeError(operation, response), {
      statusCode: response.statusCode,
      attempts: 1,
    })
  }
  return { operation, input: inputOf(operation), paginator: new PlainPaginator(operation, send), requests }
}

/** What a caller has to give: an offset is the listing's own business. */
function inputOf(operation: OperationModel): Structure {
  const { defaults = {}, inputTokens = [] } = operation.paginationRule ?? {}
  const required = Object.entries(requiredInput(operation)).map(([name, value]) => {
    const isOffset = inputTokens.includes(name) && typeof value === 'number'
    return [name, isOffset ? 0 : value] as const
  })
  return Object.fromEntries(required.filter(([name]) => !(name in defaults)))
}
