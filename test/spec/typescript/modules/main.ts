// TypeScript from JavaScript and the other way round; types leave no trace.
import data from './data.json' with { type: 'json' };
import { area, type Shape } from './shapes.mts';
import { twice } from './twice.js';

interface Named<T extends object = {}> {
  readonly name: string;
  value?: T;
}
type Pair<A, B = A> = readonly [A, B];
declare const nowhere: unique symbol;

abstract class Base<T> {
  protected items: T[] = [];
  constructor(private_: string, readonly_?: number) {
    void private_;
    void readonly_;
  }
  abstract get size(): number;
  add(this: this, item: T): asserts item is NonNullable<T> {
    this.items.push(item!);
  }
}
class Shapes extends Base<Shape> implements Named {
  declare ghost: number;
  readonly name: string = 'shapes' satisfies string;
  override get size(): number {
    return this.items.length;
  }
}
const shapes: Shapes = new Shapes('x');
shapes.add({ kind: 'square', side: 3 } as const);
const pair: Pair<number> = [area({ kind: 'circle', radius: 1 } as Shape), twice(data.number as number)];
const generic = <T,>(value: T): T => value;
function overloaded(value: string): string;
function overloaded(value: number): number;
function overloaded(value: any): any {
  return value;
}
console.log(shapes.size, shapes.name, 'ghost' in shapes, pair[0].toFixed(2), pair[1], generic<string>('generic'), overloaded(1)!);
let später: number | undefined; // umlauts stay in place
später ??= 5;
console.log(später, import.meta.url.endsWith('main.ts'), import.meta.filename?.endsWith('main.ts'));
const { later } = await import('./later.ts');
console.log(later satisfies string);
export type { Named };
