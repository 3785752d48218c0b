/** The words for asking for tags, and for what Azure does not take as one. */

import type { Translate } from '../words';

export const tagSayings = {
  'tags.which': (t: Translate) => t('tags'),
  'tags.placeholder': (t: Translate) => t('Tags sort resources and costs: add what your team uses, or go on'),
  'tags.goOnWithout': (t: Translate) => t('Go on without tags'),
  'tags.goOn': (t: Translate, count: number) =>
    count === 1 ? t('Go on with this tag') : t('Go on with these {0} tags', count),
  'tags.add': (t: Translate) => t('Add a tag…'),
  'tags.change': (t: Translate) => t('change or take away'),
  'tags.one': (t: Translate) => t('one tag'),
  'tags.prompt': (t: Translate) => t('name=value; the value may be empty'),
  'tags.promptToChange': (t: Translate) => t('name=value; leave the field empty to take the tag away'),
  'tags.example': (t: Translate) => t('team=orders'),
  'tags.form': (t: Translate) => t('A name, an equals sign and a value are wanted, such as team=orders.'),
  'tags.noName': (t: Translate) => t('A name has to stand before the equals sign.'),
  'tags.characters': (t: Translate) => t('The name of a tag cannot have any of < > % & \\ ? / in it.'),
  'tags.longName': (t: Translate, most: number, length: number) =>
    t('The name can have {0} characters and has {1}.', most, length),
  'tags.longValue': (t: Translate, most: number, length: number) =>
    t('The value can have {0} characters and has {1}.', most, length),
  'tags.twice': (t: Translate, name: string) =>
    t('There is a tag {0} already. Azure does not tell names apart by their case.', name),
  'tags.tooMany': (t: Translate, most: number) => t('A resource can have {0} tags.', most),
} as const;
