/**
 * Every function and class that the package exports, as its declarations have it. A test sees to it that none is
 * missing: test/compiler/public-functions.test.ts.
 */
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import {
  type AbortError,
  across,
  type ClientConfig,
  client,
  type ErrorCode,
  type FleetRun,
  type FullResult,
  Inventory,
  type InventoryItem,
  type ItemIterable,
  inventory,
  NextTokenError,
  type OperationSummary,
  type Output,
  type PageIterator,
  PaginationError,
  type Paginator,
  type ParamProblem,
  ParamValidationError,
  type Receipt,
  type ResponseParseError,
  ServiceError,
  type ServiceSummary,
  type Session,
  services,
  session,
  type TimeoutError,
  type TokenExpiredError,
  type WaiterAcceptor,
  WaiterError,
} from 'nexttoken'
import { paginate } from 'nexttoken/sdk'
import {
  type Answer,
  AwsError,
  answer,
  awsError,
  type FaultKind,
  faultKinds,
  type History,
  type HttpRequest,
  type MadePage,
  makePages,
  type ReadPlan,
  readPlan,
  type Simulation,
  simulate,
} from 'nexttoken/simulator'
import { ANY, type Matcher, type Stub, stub } from 'nexttoken/testing'
import { expectTypeOf } from 'vitest'
import type {
  ListTopicsInput,
  ListTopicsResponse,
  Operations,
  Paginators,
  Topic,
  SNSClient as TypedClient,
} from '../../types/sns.js'

const sns = client('sns')
const pages = sns.getPaginator('list_topics').paginate({}, { maxItems: 5, pageSize: 2, startingToken: 't' })

expectTypeOf(sns).toEqualTypeOf<TypedClient>()
expectTypeOf(session({ region: 'us-east-1' })).toEqualTypeOf<Session>()
expectTypeOf(session().client('sns')).toEqualTypeOf<TypedClient>()
expectTypeOf(across({ regions: 'all' })).toEqualTypeOf<FleetRun>()
expectTypeOf(inventory({ regions: 'us-*' })).toEqualTypeOf<Inventory>()
expectTypeOf(Inventory.prototype).toExtend<AsyncIterable<InventoryItem>>()
expectTypeOf(services()).toEqualTypeOf<readonly ServiceSummary[]>()
expectTypeOf(simulate({ 'sns.ListTopics': { items: 3 } })).toEqualTypeOf<Promise<Simulation>>()
expectTypeOf(readPlan({ 'sns.ListTopics': { items: 3 } })).toEqualTypeOf<ReadPlan>()
expectTypeOf(answer).toEqualTypeOf<(plan: ReadPlan, request: HttpRequest, history: History) => Answer>()
expectTypeOf(awsError({ code: 'NotFound' })).toEqualTypeOf<AwsError>()
expectTypeOf(AwsError.prototype).toExtend<Error>()
expectTypeOf(makePages).returns.toEqualTypeOf<MadePage[]>()
expectTypeOf(ANY).toEqualTypeOf<Matcher>()
expectTypeOf(stub(sns)).toExtend<Pick<Stub<Operations, Paginators>, 'calls'>>()
expectTypeOf(faultKinds).toExtend<readonly FaultKind[]>()
expectTypeOf<NonNullable<Parameters<typeof client>[1]>>().toEqualTypeOf<ClientConfig>()

expectTypeOf(sns.describe('list_topics')).toEqualTypeOf<OperationSummary>()
expectTypeOf(sns.canPaginate('list_topics')).toEqualTypeOf<boolean>()
expectTypeOf(sns.presign('ListTopics', {}, { expiresIn: 60 })).toEqualTypeOf<Promise<string>>()
expectTypeOf(sns.operations).toExtend<readonly string[]>()
expectTypeOf(sns.destroy()).toEqualTypeOf<void>()

expectTypeOf(sns.getPaginator('list_topics')).toEqualTypeOf<
  Paginator<ListTopicsInput, Output<ListTopicsResponse>, { Topics: Topic }, 'Topics'>
>()
expectTypeOf(pages).toEqualTypeOf<PageIterator<Output<ListTopicsResponse>, { Topics: Topic }, 'Topics'>>()
expectTypeOf(pages).toExtend<AsyncIterable<Output<ListTopicsResponse>>>()
expectTypeOf(pages.items()).toEqualTypeOf<ItemIterable<Topic>>()
expectTypeOf(pages.items('Topics')).toEqualTypeOf<ItemIterable<Topic>>()
expectTypeOf(pages.items().toArray()).toEqualTypeOf<Promise<Topic[]>>()
expectTypeOf(pages.buildFullResult()).toEqualTypeOf<Promise<FullResult<Output<ListTopicsResponse>>>>()
expectTypeOf(pages.receipt).toEqualTypeOf<Receipt>()
expectTypeOf(pages.resumeToken).toEqualTypeOf<string | undefined>()
expectTypeOf(pages.resultKeys).toEqualTypeOf<readonly string[]>()

export async function overTheSdk(): Promise<void> {
  const client = new SNSClient({})
  for await (const topic of paginate(client, ListTopicsCommand, {}).items()) {
    expectTypeOf(topic.TopicArn).toEqualTypeOf<string | undefined>()
  }
}

export function caught(error: unknown): void {
  if (!(error instanceof NextTokenError)) return
  expectTypeOf(error.code).toEqualTypeOf<ErrorCode | (string & {})>()
  expectTypeOf(error.attempts).toEqualTypeOf<number | undefined>()
  if (error instanceof ServiceError) expectTypeOf(error.fault).toEqualTypeOf<'client' | 'server'>()
  if (error instanceof ParamValidationError) expectTypeOf(error.problems).toExtend<readonly ParamProblem[]>()
  if (error instanceof WaiterError) expectTypeOf(error.acceptor).toEqualTypeOf<WaiterAcceptor | undefined>()
  if (error instanceof PaginationError) expectTypeOf(error.resumeToken).toEqualTypeOf<string | undefined>()
  expectTypeOf<AbortError>().toExtend<NextTokenError>()
  expectTypeOf<TokenExpiredError>().toExtend<NextTokenError>()
  expectTypeOf<TimeoutError>().toExtend<NextTokenError>()
  expectTypeOf<ResponseParseError>().toExtend<NextTokenError>()
}
