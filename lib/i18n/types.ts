/** Plural forms by CLDR category; `{count}` chooses. */
export type Plural = { one?: string; few?: string; many?: string; other: string };
export type Message = string | Plural;
/** A section of another language: exactly the keys of the English one. */
export type Section<S extends Record<string, Message>> = { [K in keyof S]: Message };
/** The sections of an area of the page in another language. */
export type Area<A extends Record<string, Record<string, Message>>> = { [S in keyof A]: Section<A[S]> };
/** An area of error messages in another language: exactly the keys of the English one; a test compares their places. */
export type Translated<S extends Record<string, string>> = { readonly [K in keyof S]: string };
