/** The account and region that a page is from, in a listing of several. */
export interface Origin {
  readonly account: string
  readonly region: string
  readonly service?: string | undefined
}

/** Returns the members that say where an item is from. */
export function originMembers({ account, region, service }: Origin): Readonly<Record<string, string>> {
  return { ...(service !== undefined && { _service: service }), _account: account, _region: region }
}
