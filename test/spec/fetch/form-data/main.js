// FormData, there and back.
const data = new FormData();
data.append('a', 1);
data.append('a', 'two');
data.append('file', new Blob(['x'], { type: 'a/b' }));
data.append('named', new File(['y'], 'old.txt'), 'new.txt');
console.log([...data.keys()], data.get('a'), data.getAll('a'), data.get('none'), data.has('file'));
console.log(data.get('file').name, data.get('file').type, data.get('named').name, data.get('named') instanceof File);
data.set('a', 'three');
data.delete('named');
console.log([...data].map(([name, value]) => [name, typeof value]));
const attempt = async (label, run) => {
  try {
    console.log(label, await run());
  } catch (error) {
    console.log(label, error.name, error.message);
  }
};
await attempt('a name for text', () => data.append('a', 'b', 'c'));
await attempt('a form', () => new FormData({}));

const response = new Response(data);
const type = response.headers.get('content-type');
console.log(type.replace(/boundary=.*/, 'boundary=…'));
const back = await response.formData();
console.log([...back.keys()], back.get('a'), await back.get('file').text(), back.get('file').type);

const read = (text, boundary = 'b') =>
  new Response(text, { headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` } }).formData();
const show = async (text) => JSON.stringify([...(await read(text))].map(([name, value]) => [name, value.name ?? value]));
await attempt('empty', () => show('--b--\r\n'));
await attempt('escapes', () => show('--b\r\ncontent-disposition: form-data; name="a%22%0D%0A"\r\n\r\nx\r\n\r\n--b--'));
await attempt('a file', () => show('--b\r\nContent-Disposition: form-data; name=a; filename="f;g"\r\n\r\n\r\n--b--'));
await attempt('no end', () => show('--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx'));
await attempt('no name', () => show('--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n--b--'));
await attempt('not form data', () => show('--b\r\ncontent-disposition: attachment; name="a"\r\n\r\nx\r\n--b--'));
await attempt('garbage', () => show('garbage'));
