declare const ownPackage: {
  /** The folder with the generator's code. */
  readonly code: string;
  readonly manifest: { readonly version: string };
};
export = ownPackage;
