import 'data:text/javascript,console.log(1);%0A  throw new Error("thrown")';
