import type { OperationModel } from '../../models/index.js'
import type { ListingScope } from '../checkpoint/index.js'
import type { Effort } from '../receipt/index.js'

/** A page as it arrived. The page itself belongs to the user; its effort travels beside it. */
export interface SentPage<Page> {
  readonly page: Page
  readonly effort: Effort
}

/** Requests one page. `signal` belongs to the listing: it aborts when the loop ends. */
export type SendPage<Input, Page> = (
  input: Input,
  options: { readonly signal?: AbortSignal },
) => Promise<SentPage<Page>>

/** What an error says about a page that did not arrive, in terms that do not depend on the error's class. */
export interface Failure extends Effort {
  /** The service's own code, such as `InvalidNextToken`; else the name of the error. */
  readonly code: string
  readonly message: string
  /** True if the service itself refused the request, and the caller can change that. */
  readonly isRefusal: boolean
}

/** Who sends the requests of a listing: nexttoken's own client, or a client of the AWS SDK v3. */
export interface PageSender<Input, Page> {
  /** Starts one loop over pages, so that a sender can keep what their requests have in common. */
  readonly startLoop: () => SendPage<Input, Page>
  /** Reads an error that a `SendPage` threw. Never throws. */
  readonly readFailure: (error: unknown) => Failure
  /** Stands for the endpoint: page sizes that it refused are remembered for this object, and for no other one. */
  readonly endpoint: object
  /**
   * The sender of another operation of the same service, which a divided listing needs.
   *
   * @throws NextTokenError if it cannot call that operation.
   */
  readonly other?: ((operation: string) => OtherOperation) | undefined
  /** The form in which a resume token has an item's key, if pages and inputs have keys in another form. */
  readonly keyForm?: ((key: unknown) => unknown) | undefined
  /** What a checkpoint compares: the region and, if it is known, the account. */
  readonly where?: (() => Promise<ListingScope>) | undefined
}

/** An operation beside the one that is listed. */
export interface OtherOperation {
  readonly operation: OperationModel
  readonly sender: PageSender<Record<string, unknown>, object>
}
