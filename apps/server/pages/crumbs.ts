/** Up from a page about one child: to the child's journey. */
export const homeOfChild = (child: string) => [{ text: `Child ${child}`, href: `/children/${child}` }];
