export default import.meta.filename.slice(import.meta.dirname.length);
export const { url } = import.meta;
if (import.meta.main) console.log(url);
