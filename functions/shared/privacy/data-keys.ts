/** What a wrapped key was made for; it can be opened for the same purpose only (KMS encryption context). */
export type KeyPurpose = Readonly<Record<string, string>>;

/** Makes and opens data keys: KMS, or in tests what stands for it. */
export interface DataKeys {
  generate(purpose: KeyPurpose): Promise<{ plain: Uint8Array; wrapped: Uint8Array }>;
  open(wrapped: Uint8Array, purpose: KeyPurpose): Promise<Uint8Array>;
}

/** Where wrapped keys are kept. Destroying one makes all that it sealed unreadable at once (design.md §3, deletion). */
export interface WrappedKeys {
  find(name: string): Promise<Uint8Array | undefined>;
  /** Keeps the key unless another one is there; answers the one that stands. */
  keep(name: string, wrapped: Uint8Array): Promise<Uint8Array>;
}
