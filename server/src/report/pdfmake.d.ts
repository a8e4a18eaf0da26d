// What we use of pdfmake, which brings no types of its own.
declare module 'pdfmake' {
  interface Document {
    getBuffer(): Promise<Buffer>;
  }
  interface PdfMake {
    readonly virtualfs: { writeFileSync(name: string, content: Buffer): void };
    addFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    setUrlAccessPolicy(may: (url: string) => boolean): void;
    setLocalAccessPolicy(may: (path: string) => boolean): void;
    createPdf(definition: object): Document;
  }
  const pdfMake: PdfMake;
  export default pdfMake;
}
