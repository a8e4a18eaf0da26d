/** The text of an operation that knows the types of its answer and of its variables. */
export type TypedText<R, V> = string & { readonly __asks?: (variables: V) => R };
