/** A node of a parsed expression. */
export type Node =
  | { readonly type: 'Identity' | 'Current' }
  | { readonly type: 'Literal'; readonly value: unknown }
  | { readonly type: 'Field'; readonly name: string }
  | { readonly type: 'Index'; readonly value: number }
  | SliceNode
  | { readonly type: 'Subexpression' | 'IndexExpression' | 'Pipe'; readonly left: Node; readonly right: Node }
  | { readonly type: 'Projection' | 'ValueProjection'; readonly left: Node; readonly right: Node }
  | {
      readonly type: 'FilterProjection'
      readonly left: Node
      readonly right: Node
      readonly condition: Node
    }
  | { readonly type: 'OrExpression' | 'AndExpression'; readonly left: Node; readonly right: Node }
  | { readonly type: 'Comparator'; readonly name: Comparator; readonly left: Node; readonly right: Node }
  | { readonly type: 'Flatten' | 'NotExpression' | 'ExpressionReference'; readonly child: Node }
  | { readonly type: 'MultiSelectList'; readonly children: readonly Node[] }
  | { readonly type: 'MultiSelectHash'; readonly children: readonly KeyValue[] }
  | { readonly type: 'Function'; readonly name: string; readonly children: readonly Node[] }

export interface SliceNode {
  readonly type: 'Slice'
  readonly start: number | null
  readonly stop: number | null
  readonly step: number | null
}

export interface KeyValue {
  readonly name: string
  readonly value: Node
}

export type Comparator = 'EQ' | 'NE' | 'LT' | 'LTE' | 'GT' | 'GTE'
