export const ran = 'code ran';
export default 'code';
