const object = {};
object.first.second();
