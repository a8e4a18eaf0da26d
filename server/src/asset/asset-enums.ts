// The words in which assets and what is done with them are told.
import { namedEnum } from '../gate/floor-enums.ts';

export type AssetKind = 'PHYSICAL' | 'INTANGIBLE';

export const AssetKindEnum = namedEnum<AssetKind>('AssetKind', 'What kind of thing an asset is.', {
  PHYSICAL: 'A thing that stands somewhere.',
  INTANGIBLE: 'A licence, a name, a data set.',
});

export type AssetActKind = 'INSPECTED' | 'REPAIRED' | 'TRANSFERRED';

export const AssetActKindEnum = namedEnum<AssetActKind>('AssetActKind', 'What was done with an asset.', {
  INSPECTED: 'It was looked at.',
  REPAIRED: 'It was mended.',
  TRANSFERRED: 'It moved to another service account.',
});

export type TransferForm = 'SALE' | 'EXCHANGE';

export const TransferFormEnum = namedEnum<TransferForm>('TransferForm', 'How an asset moved.', {
  SALE: 'It was sold.',
  EXCHANGE: 'It was exchanged for another.',
});
