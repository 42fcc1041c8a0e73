package dev.banyan.legacy.schema.xsd;

import java.util.Map;

/** Namespaces that others import without bringing a schema: what of them says anything about a document's structure. */
final class KnownSchemas {
    static final String SOAP_ENCODING = "http://schemas.xmlsoap.org/soap/encoding/";

    private static final String XML = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
              <xs:attribute name="lang" type="xs:string"/>
              <xs:attribute name="space" type="xs:string"/>
              <xs:attribute name="base" type="xs:anyURI"/>
              <xs:attribute name="id" type="xs:ID"/>
              <xs:attributeGroup name="specialAttrs">
                <xs:attribute ref="xml:lang"/>
                <xs:attribute ref="xml:space"/>
                <xs:attribute ref="xml:base"/>
                <xs:attribute ref="xml:id"/>
              </xs:attributeGroup>
            </xs:schema>
            """;

    private static final String ENCODING = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/"
                targetNamespace="http://schemas.xmlsoap.org/soap/encoding/">
              <xs:attribute name="arrayType" type="xs:string"/>
              <xs:attribute name="offset" type="xs:string"/>
              <xs:attributeGroup name="commonAttributes">
                <xs:attribute name="id" type="xs:ID"/>
                <xs:attribute name="href" type="xs:anyURI"/>
                <xs:anyAttribute namespace="##other" processContents="lax"/>
              </xs:attributeGroup>
              <xs:attributeGroup name="arrayAttributes">
                <xs:attribute ref="e:arrayType"/>
                <xs:attribute ref="e:offset"/>
              </xs:attributeGroup>
              <xs:complexType name="Array">
                <xs:sequence>
                  <xs:any namespace="##any" minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
                </xs:sequence>
                <xs:attributeGroup ref="e:arrayAttributes"/>
                <xs:attributeGroup ref="e:commonAttributes"/>
              </xs:complexType>
              <xs:complexType name="Struct">
                <xs:sequence>
                  <xs:any namespace="##any" minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
                </xs:sequence>
                <xs:attributeGroup ref="e:commonAttributes"/>
              </xs:complexType>
              TYPES
            </xs:schema>
            """;

    static final Map<String, String> BY_NAMESPACE =
            Map.of("http://www.w3.org/XML/1998/namespace", XML, SOAP_ENCODING, ENCODING.replace("TYPES", types()));

    private KnownSchemas() {}

    /** Each simple type of XML Schema has a twin there. */
    private static String types() {
        StringBuilder types = new StringBuilder();
        for (String name : new String[] {
            "string",
            "boolean",
            "decimal",
            "float",
            "double",
            "dateTime",
            "date",
            "time",
            "duration",
            "anyURI",
            "QName",
            "integer",
            "int",
            "long",
            "short",
            "byte",
            "unsignedInt",
            "unsignedLong",
            "unsignedShort",
            "unsignedByte",
            "positiveInteger",
            "negativeInteger",
            "nonNegativeInteger",
            "nonPositiveInteger",
            "hexBinary",
            "base64Binary"
        }) {
            types.append("<xs:complexType name='" + name + "'><xs:simpleContent><xs:extension base='xs:" + name
                    + "'><xs:attributeGroup ref='e:commonAttributes'/></xs:extension></xs:simpleContent></xs:complexType>"
                    + "<xs:element name='" + name + "' type='e:" + name + "' nillable='true'/>");
        }
        types.append("<xs:simpleType name='base64'><xs:restriction base='xs:base64Binary'/></xs:simpleType>");
        return types.toString();
    }
}
