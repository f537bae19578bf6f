/** Obviously invented: trees, birds and stones for given names; nobody is called Sampleworth. */
export const givenNames = [
  'Alder', 'Amber', 'Ash', 'Aspen', 'Birch', 'Bramble', 'Briar', 'Cedar', 'Clover', 'Coral', 'Dove', 'Elder', 'Fern', 'Finch', 'Flint', 'Garnet', 'Hazel', 'Heather',
  'Heron', 'Holly', 'Ivy', 'Jasper', 'Jay', 'Juniper', 'Kestrel', 'Lark', 'Laurel', 'Linden', 'Maple', 'Marigold', 'Martin', 'Merlin', 'Myrtle', 'Olive', 'Opal', 'Pearl',
  'Poppy', 'Robin', 'Rowan', 'Ruby', 'Rush', 'Sage', 'Sorrel', 'Swift', 'Teal', 'Thorn', 'Violet', 'Willow', 'Wren', 'Yarrow',
] as const; // prettier-ignore
export const familyNames = [
  'Sampleworth', 'Exampleton', 'Testington', 'Fictionby', 'Inventham', 'Demoford', 'Pretendley', 'Madeupham', 'Placeholder-Smith', 'Imaginely', 'Notreal', 'Storyborough',
] as const; // prettier-ignore
